import { IconCornerUpLeft, IconPencil, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './phone.module.css'
import type { PhoneMessage } from './simulator-shapes.ts'
import type { Act } from './use-act.ts'

const emoji = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

/** What the customer may do with one message: react, answer it, correct it, take it away. */
export function PhoneActs(props: {
  message: PhoneMessage
  onAct: (act: Act) => void
  onReply: () => void
  onEdit: () => void
}) {
  const { message, onAct } = props
  const { t } = useTranslation()
  const own = message.from === 'customer'
  const acts = useRef<HTMLDivElement>(null)
  // Under the last message they open below the edge of the glass.
  useEffect(() => acts.current?.scrollIntoView({ block: 'nearest' }), [])
  const remove = (whom: 'me' | 'everyone') =>
    onAct({ path: 'deletions', body: { message_id: message.id, for: whom } })
  return (
    <div ref={acts} className={styles.acts} role="toolbar" aria-label={t('simulator:phone.acts')}>
      {own ? null : (
        <div className={styles.actRow}>
          {emoji.map((one) => {
            const given = message.reactions.customer === one
            return (
              <button
                key={one}
                type="button"
                className={styles.act}
                aria-pressed={given}
                onClick={() =>
                  onAct({
                    path: 'reactions',
                    body: { message_id: message.id, ...(given ? {} : { emoji: one }) },
                  })
                }
              >
                {one}
              </button>
            )
          })}
        </div>
      )}
      <div className={styles.actRow}>
        <button type="button" className={styles.act} onClick={props.onReply}>
          <IconCornerUpLeft size={16} stroke={1.7} /> {t('simulator:phone.reply')}
        </button>
        {own && message.type === 'text' ? (
          <button type="button" className={styles.act} onClick={props.onEdit}>
            <IconPencil size={16} stroke={1.7} /> {t('simulator:phone.edit')}
          </button>
        ) : null}
      </div>
      <div className={styles.actRow}>
        <span className={styles.actLabel}>
          <IconTrash size={16} stroke={1.7} /> {t('simulator:phone.delete')}
        </span>
        <button type="button" className={styles.act} onClick={() => remove('me')}>
          {t('simulator:phone.for_me')}
        </button>
        {own ? (
          <button type="button" className={styles.act} data-danger onClick={() => remove('everyone')}>
            {t('simulator:phone.for_everyone')}
          </button>
        ) : null}
      </div>
    </div>
  )
}
