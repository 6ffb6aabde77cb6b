import { IconBan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Button, contentText, MessageContent, Tick } from '../messages/index.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './phone.module.css'
import { phoneContent, phoneMedia, phoneRendered } from './phone-message.ts'
import type { PhoneMessage } from './simulator-shapes.ts'

/** One message as the customer sees it. Taps on its buttons answer the business. */
export function PhoneBubble(props: {
  message: PhoneMessage
  quoted: PhoneMessage | undefined
  chosen: boolean
  onChoose: () => void
  onTap: (button: Button) => void
  onList: () => void
}) {
  const { message, quoted } = props
  const { t } = useTranslation()
  const format = useFormat()
  const own = message.from === 'customer'
  const tail = (
    <span className={styles.tail} data-tail>
      {message.edited ? t('messages:edited') : null}
      <time dateTime={message.at}>{format.time(new Date(message.at))}</time>
      {message.tick === null ? null : (
        <Tick tick={message.tick} size={15} label={t(`messages:tick.${message.tick}.name`)} plain />
      )}
    </span>
  )
  if (message.deleted_for_everyone) {
    return (
      <div className={styles.bubble} data-own={own || undefined} data-gone>
        <IconBan size={16} stroke={1.6} />
        {t(own ? 'simulator:phone.you_deleted' : 'simulator:phone.deleted')}
        {tail}
      </div>
    )
  }
  const reactions = [message.reactions.business, message.reactions.customer].filter((one) => one !== null)
  return (
    <div className={styles.line} data-own={own || undefined}>
      <div
        className={styles.bubble}
        data-own={own || undefined}
        data-chosen={props.chosen || undefined}
        data-direction="in"
      >
        <button type="button" className={styles.choose} onClick={props.onChoose} aria-expanded={props.chosen}>
          <span className="visually-hidden">{t('simulator:phone.acts')}</span>
        </button>
        {quoted ? <div className={styles.quote}>{contentText(phoneContent(quoted), t)}</div> : null}
        <MessageContent
          content={phoneContent(message)}
          media={phoneMedia(message)}
          rendered={phoneRendered(message)}
          tail={tail}
          taps={own ? undefined : { onButton: props.onTap, onList: props.onList }}
        />
      </div>
      {reactions.length === 0 ? null : <div className={styles.reactions}>{reactions.join(' ')}</div>}
    </div>
  )
}
