import type { ReactNode } from 'react'
import styles from './empty.module.css'

/** An empty place says what will be there and offers the one action that fills it. */
export function Empty(props: { icon: ReactNode; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span aria-hidden="true" className={styles.icon}>
        {props.icon}
      </span>
      <p className={styles.title}>{props.title}</p>
      {props.text ? <p className={styles.text}>{props.text}</p> : null}
      {props.children ? <div className={styles.action}>{props.children}</div> : null}
    </div>
  )
}
