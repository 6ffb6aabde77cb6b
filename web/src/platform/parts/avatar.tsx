import styles from './avatar.module.css'

/** The initials of a person on grey. Decoration: the name always stands beside it. */
export function Avatar({ name, size = 36 }: { name: string; size?: number }) {
  return (
    <span
      aria-hidden="true"
      className={styles.avatar}
      data-initials={initials(name)}
      style={{ width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.36)) }}
    />
  )
}

/** Two letters at most; a number or a symbol gives none of its digits away. */
export function initials(name: string): string {
  const words = name.split(/[\s·,()]+/u).filter((word) => /^\p{L}/u.test(word))
  const first = words[0]
  if (!first) return '#'
  const last = words.length > 1 ? words.at(-1)! : ''
  return `${[...first][0]!}${last ? [...last][0]! : ''}`.toLocaleUpperCase()
}
