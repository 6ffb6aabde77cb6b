import { ActionIcon } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'

/** A page that is not the inbox: one bar, then cards on the canvas. */
export function Page(props: {
  title: string
  bar?: ReactNode
  /** Where the arrow before the title leads, on a telephone. */
  back?: '/settings' | undefined
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        {props.back ? (
          <ActionIcon
            renderRoot={(link) => <Link to={props.back} {...link} />}
            aria-label={t('platform:back')}
          >
            <IconChevronLeft size={22} stroke={1.7} />
          </ActionIcon>
        ) : null}
        <h1 className={styles.title}>{props.title}</h1>
        {props.bar}
      </header>
      <div className={styles.body}>{props.children}</div>
    </div>
  )
}

/** One subject on the canvas. */
export function Card(props: { title?: string; text?: string; side?: ReactNode; children?: ReactNode }) {
  return (
    <section className={styles.card}>
      {props.title ? (
        <div className={styles.cardHead}>
          <div>
            <h2 className={styles.cardTitle}>{props.title}</h2>
            {props.text ? <p className={styles.cardText}>{props.text}</p> : null}
          </div>
          {props.side}
        </div>
      ) : null}
      {props.children}
    </section>
  )
}
