import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Contact, NextStep } from '../platform/api-shapes.ts'
import { EvidenceList } from './evidence-list.tsx'
import styles from './next-step-strip.module.css'
import type { StepDraft } from './use-step-draft.ts'

const blankCharsMax = 120

/** What stands behind a proposal: the words ready to be changed, how to go about it, and why it was made. */
export function StepDetails(props: { step: NextStep; contact: Contact; draft: StepDraft }) {
  const { step, contact, draft } = props
  const { t } = useTranslation()
  const own = step.step === 'other_channel' || step.step === 'check_connection'
  return (
    <div className={styles.more}>
      {step.step === 'other_channel' ? <Ways contact={contact} text={draft.text} /> : null}
      {step.step === 'check_connection' ? (
        <p className={styles.quiet}>{t('receipts:instruction.check_connection')}</p>
      ) : null}
      {draft.text === null || own ? null : (
        <>
          {draft.windowOpen ? <BlankFields draft={draft} /> : null}
          {draft.windowOpen ? null : <p className={styles.quiet}>{t('receipts:next.closed')}</p>}
          {draft.filled ? (
            <blockquote className={styles.draft} lang={draft.language} dir="auto">
              {draft.text}
            </blockquote>
          ) : null}
        </>
      )}
      {step.evidence.length > 0 ? <EvidenceList evidence={step.evidence} /> : null}
    </div>
  )
}

function BlankFields({ draft }: { draft: StepDraft }) {
  const { t } = useTranslation()
  if (draft.wanted.length === 0) return null
  return (
    <div className={styles.blanks}>
      {draft.wanted.map((blank) => (
        <TextInput
          key={blank}
          label={t(`receipts:blank.${blank}`)}
          maxLength={blankCharsMax}
          value={draft.blanks[blank] ?? ''}
          onChange={(event) => draft.setBlanks({ ...draft.blanks, [blank]: event.currentTarget.value })}
        />
      ))}
    </div>
  )
}

/** Another channel is the agent's own deed: the desk says how, and opens the way. */
function Ways({ contact, text }: { contact: Contact; text: string | null }) {
  const { t } = useTranslation()
  const body = text === null ? '' : `?body=${encodeURIComponent(text)}`
  return (
    <>
      <p className={styles.quiet}>{t('receipts:instruction.other_channel')}</p>
      <p className={styles.ways}>
        {contact.email ? (
          <a className={styles.way} href={`mailto:${encodeURIComponent(contact.email)}${body}`}>
            {t('receipts:channel.email', { address: contact.email })}
          </a>
        ) : null}
        {contact.phone ? (
          <a className={styles.way} href={`tel:${contact.phone}`}>
            {t('receipts:channel.phone', { number: contact.phone })}
          </a>
        ) : null}
      </p>
    </>
  )
}
