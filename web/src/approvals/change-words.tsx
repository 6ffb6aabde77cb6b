import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { type Dismissed, Marks, markStyles, SecondLookLayer, useSecondLook } from '../review/index.ts'
import { useChangeWords } from './approval-queries.ts'
import styles from './approvals.module.css'

/**
 * Changes a message that waits, under the same second look as the composer. Whoever does becomes one of its authors, and
 * every yes so far is void.
 */
export function ChangeWords(props: { message: Message; words: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { message, onDone } = props
  const [words, setWords] = useState(props.words)
  const field = useRef<HTMLTextAreaElement>(null)
  const [label, hint] = [useId(), useId()]
  const look = useSecondLook(field, { contactId: message.contact_id ?? '', text: words, setText: setWords })
  const changing = useChangeWords(message)
  const possible = words.trim() !== '' && words !== props.words
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])
  const save = (dismissed: readonly Dismissed[]) =>
    changing.mutate({ words, dismissed }, { onSuccess: onDone })
  const submit = async () => {
    const dismissed = await look.pass()
    if (dismissed !== null) save(dismissed)
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (look.onKey(event)) return
    if (event.key === 'Escape') onDone()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (possible) void submit()
  }
  return (
    <form
      className={styles.change}
      onSubmit={(event) => {
        event.preventDefault()
        if (possible) void submit()
      }}
    >
      <div>
        <p id={label} className={styles.label}>
          {t('approvals:change_label')}
        </p>
        <p id={hint} className={styles.about}>
          {t('approvals:change_hint')}
        </p>
      </div>
      <div className={`${markStyles.holder} ${styles.fieldHolder}`}>
        <Marks
          field={field}
          fieldClass={styles.field}
          text={words}
          findings={look.findings}
          chosen={look.chosen}
        />
        <textarea
          ref={field}
          className={styles.field}
          aria-labelledby={label}
          aria-describedby={hint}
          value={words}
          onChange={(event) => {
            look.change()
            setWords(event.currentTarget.value)
          }}
          onKeyDown={onKey}
          dir="auto"
        />
      </div>
      <SecondLookLayer look={look} onSend={save} />
      <div className={styles.deeds}>
        <Button size="xs" type="submit" loading={changing.isPending} disabled={!possible}>
          {t('approvals:change_save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t('approvals:change_cancel')}
        </Button>
      </div>
    </form>
  )
}
