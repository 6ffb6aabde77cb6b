const files = import.meta.glob<Readonly<Record<string, unknown>>>(
  [
    './accounts.json',
    './contacts.json',
    './errors.json',
    './inbox.json',
    './messages.json',
    './platform.json',
    './promises.json',
  ],
  { eager: true, import: 'default' },
)

/** What is read on the way to the inbox and in it, by room: `inbox.json` is the namespace `inbox`. */
export const words = Object.fromEntries(
  Object.entries(files).map(([path, said]) => [path.slice(2, -'.json'.length), said]),
)
