import {
  type Icon,
  IconCopy,
  IconCornerUpLeft,
  IconExternalLink,
  IconFile,
  IconForms,
  IconList,
  IconMapPin,
  IconPhone,
  IconPhoto,
  IconShoppingBag,
  IconUser,
  IconVideo,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Button, ButtonKind, Card, Header, Section } from './content.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './interactive-content.module.css'
import { safeHref } from './markdown.ts'

/** What a person may tap. On the desk nothing is tapped; on the customer's phone it answers. */
export type Taps = { onButton: (button: Button) => void; onList: () => void }

type InteractiveParts = {
  header: Header | null
  body: string
  footer: string
  buttons: readonly Button[]
  list?: { button: string; sections: readonly Section[] } | null
  products?: readonly { title: string; products: readonly string[] }[]
  cards?: readonly Card[]
}

/** Header, words, footer, then what can be tapped under a hairline, as a phone draws it. */
export function InteractiveContent(props: {
  parts: InteractiveParts
  tail: ReactNode
  taps?: Taps | undefined
  headerMedia?: ReactNode
}) {
  const { parts, tail, taps } = props
  return (
    <>
      {parts.header === null ? null : <HeaderView header={parts.header} media={props.headerMedia} />}
      <FormattedText text={parts.body} tail={parts.footer === '' ? tail : undefined} />
      {parts.footer === '' ? null : (
        <div className={styles.footer} dir="auto">
          {parts.footer}
          {tail}
        </div>
      )}
      <Products sections={parts.products ?? []} />
      <Cards cards={parts.cards ?? []} taps={taps} />
      <Buttons buttons={parts.buttons} taps={taps} />
      {parts.list ? <ListView list={parts.list} taps={taps} /> : null}
    </>
  )
}

function HeaderView({ header, media }: { header: Header; media?: ReactNode }) {
  const { t } = useTranslation()
  if (header.kind === 'text') {
    return header.text === '' ? null : (
      <div className={styles.header} dir="auto">
        {header.text}
      </div>
    )
  }
  if (media) return <div className={styles.headerMedia}>{media}</div>
  const icons = { image: IconPhoto, video: IconVideo, document: IconFile, location: IconMapPin }
  const HeaderIcon = icons[header.kind]
  return (
    <div className={styles.headerBox}>
      <HeaderIcon size={20} stroke={1.6} />
      {header.fileName || header.name || t(`messages:kind.${header.kind}`)}
    </div>
  )
}

const buttonIcons: Record<ButtonKind, Icon> = {
  reply: IconCornerUpLeft,
  url: IconExternalLink,
  phone: IconPhone,
  copy_code: IconCopy,
  flow: IconForms,
  catalog: IconShoppingBag,
  location: IconMapPin,
  call: IconPhone,
  contact: IconUser,
}

export function Buttons({ buttons, taps }: { buttons: readonly Button[]; taps?: Taps | undefined }) {
  const { t } = useTranslation()
  if (buttons.length === 0) return null
  return (
    <div className={styles.buttons} data-beside={fitBeside(buttons) || undefined}>
      {buttons.map((button, index) => {
        const ButtonIcon = buttonIcons[button.kind]
        const words = (
          <>
            <ButtonIcon size={16} stroke={1.7} />
            <span dir="auto">{button.title || t(`messages:button.${button.kind}`)}</span>
          </>
        )
        const key = `${index}-${button.title}`
        const href = button.kind === 'url' ? safeHref(button.target) : null
        if (taps) {
          return (
            <button key={key} type="button" className={styles.button} onClick={() => taps.onButton(button)}>
              {words}
            </button>
          )
        }
        if (href !== null) {
          return (
            <a
              key={key}
              className={styles.button}
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              title={href}
            >
              {words}
            </a>
          )
        }
        return (
          <div key={key} className={styles.button} title={button.target || undefined}>
            {words}
          </div>
        )
      })}
    </div>
  )
}

/**
 * Two short ones stand side by side, as in the picture of a phone; more, or longer ones, stand in a
 * column.
 */
function fitBeside(buttons: readonly Button[]): boolean {
  return buttons.length === 2 && buttons.every((button) => button.title.length <= 18)
}

function ListView(props: {
  list: { button: string; sections: readonly Section[] }
  taps?: Taps | undefined
}) {
  const { list, taps } = props
  const { t } = useTranslation()
  const opener = (
    <>
      <IconList size={16} stroke={1.7} />
      <span dir="auto">{list.button || t('messages:button.list')}</span>
    </>
  )
  if (taps) {
    return (
      <div className={styles.buttons}>
        <button type="button" className={styles.button} onClick={taps.onList}>
          {opener}
        </button>
      </div>
    )
  }
  return (
    <details className={styles.details}>
      <summary className={styles.button}>{opener}</summary>
      <Sections sections={list.sections} />
    </details>
  )
}

function Sections({ sections }: { sections: readonly Section[] }) {
  return sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the sections of one message never move.
    <div key={index} className={styles.section}>
      {section.title === '' ? null : <div className={styles.sectionTitle}>{section.title}</div>}
      {section.rows.map((row) => (
        <div key={row.id} className={styles.row} dir="auto">
          <div>{row.title}</div>
          {row.description === '' ? null : <div className={styles.description}>{row.description}</div>}
        </div>
      ))}
    </div>
  ))
}

function Products({ sections }: { sections: readonly { title: string; products: readonly string[] }[] }) {
  const { t } = useTranslation()
  return sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the sections of one message never move.
    <div key={index} className={styles.section}>
      {section.title === '' ? null : <div className={styles.sectionTitle}>{section.title}</div>}
      {section.products.map((product) => (
        <div key={product} className={styles.product}>
          <IconShoppingBag size={16} stroke={1.7} />
          <span>{product || t('messages:product.unnamed')}</span>
        </div>
      ))}
    </div>
  ))
}

function Cards({ cards, taps }: { cards: readonly Card[]; taps?: Taps | undefined }) {
  const { t } = useTranslation()
  if (cards.length === 0) return null
  return (
    <section className={styles.strip} aria-label={t('messages:carousel', { count: cards.length })}>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of one message never move.
        <div key={index} className={styles.card}>
          {card.header === null ? null : <HeaderView header={card.header} />}
          {card.product === '' ? null : <Products sections={[{ title: '', products: [card.product] }]} />}
          {card.body === '' ? null : <FormattedText text={card.body} />}
          <Buttons buttons={card.buttons} taps={taps} />
        </div>
      ))}
    </section>
  )
}
