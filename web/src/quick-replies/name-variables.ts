/** Puts variables where a text names one person, so that the next person is not called by their name. */
export function nameVariables(
  text: string,
  known: readonly (readonly [variable: string, words: string | null | undefined])[],
): string {
  return known.reduce((so, [variable, words]) => {
    const said = words?.trim() ?? ''
    if (said.length < 2) return so
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${literally(said)}(?![\\p{L}\\p{N}])`, 'gu')
    return so.replace(whole, `{{${variable}}}`)
  }, text)
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** A shortcut for a title: `Livraison retardée` is `livraison-retardee`. */
export function shortcutFor(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
}
