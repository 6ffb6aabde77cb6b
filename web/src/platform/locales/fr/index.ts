const files = import.meta.glob<Readonly<Record<string, unknown>>>('./*.json', {
  eager: true,
  import: 'default',
})

/** The words of every room, by room: `inbox.json` is the namespace `inbox`. */
export const words = Object.fromEntries(
  Object.entries(files).map(([path, said]) => [path.slice(2, -'.json'.length), said]),
)
