import { Button, Modal } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import styles from './quick-reply-form.module.css'
import type { WordsFinding } from './quick-reply-shapes.ts'

type Outcome = {
  readonly added: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: readonly {
    readonly line: number
    readonly field: string
    readonly fault: string
    readonly message: string
  }[]
  readonly warnings: readonly (WordsFinding & { readonly line: number })[]
}

/** All of them as a table and back: to move to another desk, or to write many at once. */
export function TableButtons() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayWrite = useMay('quick_replies.write')
  const chooser = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const importing = useMutation({
    mutationFn: (file: File) =>
      post<Outcome>('/quick-replies/import', new Blob([file], { type: 'text/csv' })),
    onError: (error) => showFailure(error, t),
    onSuccess: (answer) => {
      setOutcome(answer)
      void client.invalidateQueries({ queryKey: queryKeys.quickReplies })
    },
  })
  return (
    <>
      <Button
        variant="default"
        component="a"
        href="/api/v1/quick-replies/export"
        download="quick-replies.csv"
        leftSection={<IconDownload size={16} stroke={1.7} />}
      >
        {t('quick_replies:table.export')}
      </Button>
      {mayWrite ? (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".csv,text/csv"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              if (file) importing.mutate(file)
              event.currentTarget.value = ''
            }}
          />
          <Button
            variant="default"
            loading={importing.isPending}
            leftSection={<IconUpload size={16} stroke={1.7} />}
            onClick={() => chooser.current?.click()}
          >
            {t('quick_replies:table.import')}
          </Button>
        </>
      ) : null}
      <Modal
        opened={outcome !== null}
        onClose={() => setOutcome(null)}
        title={t('quick_replies:table.done')}
        size={640}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        {outcome ? <Told outcome={outcome} /> : null}
      </Modal>
    </>
  )
}

function Told({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { added, updated, unchanged, refused, warnings } = outcome
  return (
    <div className={styles.form}>
      <p>{t('quick_replies:table.counts', { added, updated, unchanged })}</p>
      {refused.length > 0 ? (
        <div role="alert">
          <p className={styles.problem}>{t('quick_replies:table.refused', { count: refused.length })}</p>
          <ul className={styles.findings}>
            {refused.map((one) => (
              <li key={`${one.line} ${one.field}`}>
                <strong>{t('quick_replies:table.line', { line: one.line, field: one.field })}</strong>{' '}
                {one.fault === 'stopped' ? one.message : t(`quick_replies:fault.${one.fault}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {warnings.length > 0 ? (
        <div>
          <p>{t('quick_replies:table.warnings')}</p>
          <ul className={styles.findings}>
            {warnings.map((one) => (
              <li key={`${one.line} ${one.language} ${one.start} ${one.kind}`}>
                <strong>{t('quick_replies:table.line', { line: one.line, field: one.language })}</strong>{' '}
                {one.message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
