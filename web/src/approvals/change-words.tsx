import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useChangeWords } from './approval-queries.ts'
import styles from './approvals.module.css'

/** Changes a message that waits. Whoever does becomes one of its authors, and every yes so far is void. */
export function ChangeWords(props: { message: Message; words: string; onDone: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(props.words)
  const changing = useChangeWords(props.message)
  const possible = words.trim() !== '' && words !== props.words
  return (
    <form
      className={styles.change}
      onSubmit={(event) => {
        event.preventDefault()
        if (possible) changing.mutate(words, { onSuccess: props.onDone })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone()
      }}
    >
      <Textarea
        autosize
        maxRows={12}
        data-autofocus
        autoFocus
        label={t('approvals:change_label')}
        description={t('approvals:change_hint')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.deeds}>
        <Button size="xs" type="submit" loading={changing.isPending} disabled={!possible}>
          {t('approvals:change_save')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={props.onDone}>
          {t('approvals:change_cancel')}
        </Button>
      </div>
    </form>
  )
}
