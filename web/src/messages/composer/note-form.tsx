import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from '../../platform/error-words.ts'
import styles from './composer.module.css'
import { useComposerSettings } from './composer-settings.ts'
import { sends } from './send-key.ts'
import { useNote } from './use-note.ts'

const noteCharsMax = 4000

/** Words for colleagues, on the colour of notes, so that nobody takes them for a message. */
export function NoteForm({ conversationId, onEnd }: { conversationId: string; onEnd: () => void }) {
  const { t } = useTranslation()
  const { enterSends } = useComposerSettings()
  const writeNote = useNote(conversationId)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    const words = text.trim()
    if (words === '') return
    setProblem(null)
    setText('')
    try {
      await writeNote(words)
      onEnd()
    } catch (error) {
      setText(words)
      setProblem(errorWords(error, t))
    }
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') onEnd()
    if (!sends(event.nativeEvent, enterSends)) return
    event.preventDefault()
    void send()
  }
  return (
    <>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the field replaces the one the person was in, by their own act.
        autoFocus
        className={styles.field}
        aria-label={t('messages:note.label')}
        placeholder={t('messages:note.placeholder')}
        maxLength={noteCharsMax}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
        dir="auto"
        rows={1}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.bar}>
        <span className={styles.count}>{t('messages:note.internal')}</span>
        <span className={styles.space} />
        <Button variant="default" mr={6} onClick={onEnd}>
          {t('messages:cancel')}
        </Button>
        <Button disabled={text.trim() === ''} onClick={() => void send()}>
          {t('messages:note.keep')}
        </Button>
      </div>
    </>
  )
}
