import { Button, Modal } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { showFailure } from '../platform/toast.ts'
import styles from './catalogue.module.css'
import { catalogueKey } from './catalogue-queries.ts'
import type { ImportOutcome } from './catalogue-shapes.ts'

/** Products from a table, as a shop or a spreadsheet writes it. */
export function ImportButton() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const importing = useMutation({
    mutationFn: (file: File) =>
      post<ImportOutcome>('/products/import', new Blob([file], { type: 'text/csv' })),
    onError: (error) => showFailure(error, t),
    onSuccess: setOutcome,
    onSettled: () => void client.invalidateQueries({ queryKey: catalogueKey }),
  })
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.tsv,text/csv"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) importing.mutate(file)
          event.currentTarget.value = ''
        }}
      />
      <Button
        variant="default"
        title={t('catalogue:import.hint')}
        loading={importing.isPending}
        leftSection={<IconUpload size={16} stroke={1.7} />}
        onClick={() => chooser.current?.click()}
      >
        {t('catalogue:import.choose')}
      </Button>
      <Modal
        opened={outcome !== null}
        onClose={() => setOutcome(null)}
        title={t('catalogue:import.done')}
        size={640}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        {outcome ? <Told outcome={outcome} /> : null}
      </Modal>
    </>
  )
}

function Told({ outcome: { added, updated, refused } }: { outcome: ImportOutcome }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <p>{t('catalogue:import.counts', { added, updated })}</p>
      {refused.length > 0 ? (
        <div role="alert">
          <p className={styles.problem}>{t('catalogue:import.refused', { count: refused.length })}</p>
          <ul className={styles.lines}>
            {refused.map((one) => (
              <li key={`${one.line} ${one.field}`}>
                <strong>{t('catalogue:import.line', { line: one.line, field: one.field })}</strong>{' '}
                {t(`catalogue:import.fault.${one.fault}`)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
