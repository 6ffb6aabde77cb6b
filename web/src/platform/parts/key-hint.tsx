import styles from './key-hint.module.css'

/** The key that does the same as the button it stands in. Hidden from screen readers, which have their own way. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true" className={styles.key}>
      {keys}
    </span>
  )
}
