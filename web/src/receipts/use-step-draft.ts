import { useState } from 'react'
import { writeAgain } from '../messages/drafts.ts'
import { askForTemplate, standFollowUp } from '../messages/follow-up.ts'
import type { Contact, NextStep, ServiceWindow } from '../platform/api-shapes.ts'
import { useNow } from '../platform/now.ts'
import { useSession } from '../platform/session.ts'
import { type Blanks, blanksFrom, blanksIn, draftText, firstName, languageFor } from './draft-texts.ts'

/** The ready draft of a proposal: its words, what is still to be filled in, and how it gets into the composer. */
export function useStepDraft(
  messageId: string,
  step: NextStep,
  { contact, window }: { readonly contact: Contact; readonly window: ServiceWindow },
) {
  const { workspace } = useSession()
  const now = useNow()
  const language = languageFor(contact.language, contact.phone, workspace.language)
  const [written, setBlanks] = useState<Blanks>({})
  const blanks = { ...blanksFrom(step.about, language, workspace.time_zone), ...written }
  const name = firstName(contact.name ?? contact.profile_name)
  const text = draftText({ step: step.step, situation: step.situation, language, name }, blanks)
  const wanted = blanksIn(step.step)
  const filled = wanted.every((blank) => blanks[blank]?.trim())
  const windowOpen =
    window.open && (window.closes_at === null || Date.parse(window.closes_at) > now.getTime())
  const use = () => {
    standFollowUp(contact.id, messageId)
    if (!windowOpen || text === null) return askForTemplate(contact.id)
    writeAgain(contact.id, text)
    // Where it may be changed before it goes.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('main textarea')?.focus())
  }
  return { text, language, wanted, filled, blanks, setBlanks, windowOpen, use }
}

export type StepDraft = ReturnType<typeof useStepDraft>
