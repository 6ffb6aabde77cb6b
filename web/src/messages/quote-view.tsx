import { IconSpeakerphone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Quote } from '../platform/api-shapes.ts'
import { fieldsOf, textOf } from './json.ts'
import { plainText, safeHref } from './markdown.ts'
import styles from './quote-view.module.css'

/** The message being answered: who, and its first words; a click goes to it. */
export function QuoteView({
  quote,
  onJump,
}: {
  quote: Quote
  onJump?: ((messageId: string) => void) | undefined
}) {
  const { t } = useTranslation()
  const quoted = quote.message
  if (quoted === null) return <div className={styles.quote}>{t('messages:quote.unknown')}</div>
  const words = quoted.withdrawn
    ? t('messages:withdrawn.short')
    : plainText(quoted.text) ||
      t(`messages:kind.${quoted.type}`, { defaultValue: t('messages:kind.other'), count: 1 })
  return (
    <button
      type="button"
      className={styles.quote}
      onClick={() => (onJump ?? jumpTo)(quoted.id)}
      title={t('messages:quote.go')}
    >
      <span className={styles.author}>{quoted.author_name ?? t('messages:quote.us')}</span>
      <span className={styles.words} dir="auto">
        {words}
      </span>
    </button>
  )
}

/** Where the thread itself does not lead there: what is on the page is shown, the rest stays where it is. */
function jumpTo(messageId: string): void {
  const found = document.getElementById(`message-${messageId}`)
  found?.scrollIntoView({ block: 'center' })
  found?.focus({ preventScroll: true })
}

/**
 * The advertisement a person came from. Its picture is not fetched: that would tell the advertiser who
 * looks.
 */
export function ReferralView({ referral }: { referral: unknown }) {
  const { t } = useTranslation()
  const fields = fieldsOf(referral)
  const headline = textOf(fields.headline) || textOf(fields.body) || textOf(fields.source_id)
  const href = safeHref(textOf(fields.source_url))
  const words = (
    <>
      <span className={styles.author}>
        <IconSpeakerphone size={14} stroke={1.7} /> {t('messages:referral.title')}
      </span>
      <span className={styles.words} dir="auto">
        {headline}
      </span>
    </>
  )
  if (href === null) return <div className={styles.quote}>{words}</div>
  return (
    <a className={styles.quote} href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {words}
    </a>
  )
}
