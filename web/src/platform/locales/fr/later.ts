const files = import.meta.glob<Readonly<Record<string, unknown>>>(
  [
    './*.json',
    '!./accounts.json',
    '!./contacts.json',
    '!./errors.json',
    '!./inbox.json',
    '!./messages.json',
    '!./platform.json',
    '!./promises.json',
  ],
  { eager: true, import: 'default' },
)

/** The words of every room that is opened later. */
export const words = Object.fromEntries(
  Object.entries(files).map(([path, said]) => [path.slice(2, -'.json'.length), said]),
)
