import { IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../platform/parts/index.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import styles from './contacts-content.module.css'
import type { ContactCard } from './content.ts'
import { safeHref } from './markdown.ts'

const cardsShownMax = 5

export function ContactsContent({ cards, tail }: { cards: readonly ContactCard[]; tail: ReactNode }) {
  const { t } = useTranslation()
  const hidden = cards.length - cardsShownMax
  return (
    <div className={styles.cards}>
      {cards.slice(0, cardsShownMax).map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of one message never move.
        <CardView key={index} card={card} />
      ))}
      {hidden > 0 ? (
        <div className={styles.more}>{t('messages:contacts.more', { count: hidden })}</div>
      ) : null}
      <div className={styles.tail}>{tail}</div>
    </div>
  )
}

function CardView({ card }: { card: ContactCard }) {
  const { t } = useTranslation()
  const copy = async (value: string) => {
    try {
      await navigator.clipboard.writeText(value)
      showDone(t('messages:copied'))
    } catch (error) {
      showFailure(error, t)
    }
  }
  return (
    <div className={styles.card}>
      <Avatar name={card.name} />
      <div className={styles.words}>
        <div className={styles.name} dir="auto">
          {card.name || t('messages:contacts.unnamed')}
        </div>
        {card.company === '' ? null : <div className={styles.fact}>{card.company}</div>}
        {[...card.phones, ...card.emails].map((value) => (
          <div key={value} className={styles.fact}>
            <span className="tabular">{value}</span>
            <button
              type="button"
              className={styles.copy}
              onClick={() => void copy(value)}
              aria-label={t('messages:contacts.copy', { value })}
            >
              <IconCopy size={14} stroke={1.7} />
            </button>
          </div>
        ))}
        {card.urls.map((url) => {
          const href = safeHref(url)
          return (
            <div key={url} className={styles.fact}>
              {href === null ? (
                url
              ) : (
                <a href={href} target="_blank" rel="noopener noreferrer nofollow">
                  {url}
                </a>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
