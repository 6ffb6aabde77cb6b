import styles from './key-hint.module.css'

/**
 * The key that does the same as the button it stands in. Hidden from screen readers, which have their own way, and where
 * nothing points: a telephone has no keys. `always`: where the key itself is what is told.
 */
export function KeyHint({ keys, always = false }: { keys: string; always?: boolean }) {
  return (
    <span aria-hidden="true" className={styles.key} data-always={always || undefined}>
      {keys}
    </span>
  )
}
