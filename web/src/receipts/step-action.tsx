import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { writeAgain } from '../messages/drafts.ts'
import { askForTemplate, standFollowUp } from '../messages/follow-up.ts'
import type { Contact, NextStep, ServiceWindow } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { useSession } from '../platform/session.ts'
import { type Blanks, blanksIn, draftText, firstName, languageFor } from './draft-texts.ts'
import styles from './next-step-strip.module.css'

type Props = {
  readonly messageId: string
  readonly step: NextStep
  readonly contact: Contact
  readonly window: ServiceWindow
}

/** What carries a proposal out: a draft for the composer, a template once the window is closed, or how to go about it. */
export function StepAction(props: Props) {
  const { step } = props
  const { t } = useTranslation()
  if (step.step === 'check_connection') {
    return <p className={styles.instruction}>{t('receipts:instruction.check_connection')}</p>
  }
  return step.step === 'other_channel' ? <OtherChannel {...props} /> : <WithDraft {...props} />
}

function useDraftText({ step, contact }: Props, blanks: Blanks): string | null {
  const { workspace } = useSession()
  return draftText(
    {
      step: step.step,
      situation: step.situation,
      language: languageFor(contact.language, workspace.language),
      name: firstName(contact.name ?? contact.profile_name),
    },
    blanks,
  )
}

function WithDraft(props: Props) {
  const { messageId, step, contact, window } = props
  const { t } = useTranslation()
  const { workspace } = useSession()
  const now = useNow()
  const [blanks, setBlanks] = useState<Blanks>({})
  const [shown, setShown] = useState(false)
  const wanted = blanksIn(step.step)
  const text = useDraftText(props, blanks)
  if (text === null) return null
  const filled = wanted.every((blank) => blanks[blank]?.trim())
  const open = window.open && (window.closes_at === null || Date.parse(window.closes_at) > now.getTime())
  const use = () => {
    standFollowUp(contact.id, messageId)
    if (open) writeAgain(contact.id, text)
    else askForTemplate(contact.id)
    // Where it may be changed before it goes.
    if (open) requestAnimationFrame(() => document.querySelector<HTMLElement>('main textarea')?.focus())
  }
  return (
    <>
      {open ? null : <p className={styles.instruction}>{t('receipts:next.closed')}</p>}
      {wanted.length > 0 && open ? (
        <div className={styles.blanks}>
          {wanted.map((blank) => (
            <TextInput
              key={blank}
              size="xs"
              label={t(`receipts:blank.${blank}`)}
              maxLength={120}
              value={blanks[blank] ?? ''}
              onChange={(event) => setBlanks({ ...blanks, [blank]: event.currentTarget.value })}
            />
          ))}
        </div>
      ) : null}
      {shown || (!open && filled) ? (
        <blockquote
          className={styles.draft}
          lang={languageFor(contact.language, workspace.language)}
          dir="auto"
        >
          {text}
        </blockquote>
      ) : null}
      <div className={styles.actions}>
        <Button size="xs" onClick={use} disabled={open && !filled}>
          {t(open ? 'receipts:next.use' : 'receipts:next.use_template')}
        </Button>
        {open && filled ? (
          <button
            type="button"
            className={styles.link}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {t(shown ? 'receipts:next.hide' : 'receipts:next.read')}
          </button>
        ) : null}
      </div>
    </>
  )
}

/** Another channel is the agent's own deed: the desk says how, and opens the way. */
function OtherChannel(props: Props) {
  const { contact } = props
  const { t } = useTranslation()
  const text = useDraftText(props, {})
  const body = text === null ? '' : `?body=${encodeURIComponent(text)}`
  return (
    <>
      <p className={styles.instruction}>{t('receipts:instruction.other_channel')}</p>
      <div className={styles.actions}>
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
      </div>
    </>
  )
}
