import type { ReactNode, Ref } from 'react'
import styles from './tool-button.module.css'

/** One sign of the composer's bar, with its words on hover and for the screen reader. */
export function ToolButton(props: {
  label: string
  children: ReactNode
  onClick?: () => void
  disabled?: boolean
  pressed?: boolean
  ref?: Ref<HTMLButtonElement>
  className?: string
}) {
  // What opens a menu from it hands over a class and attributes of its own.
  const { label, pressed, children, className, ...rest } = props
  return (
    <button
      type="button"
      className={`${styles.tool} ${className ?? ''}`}
      aria-label={label}
      title={label}
      data-pressed={pressed || undefined}
      aria-pressed={pressed}
      {...rest}
    >
      {children}
    </button>
  )
}
