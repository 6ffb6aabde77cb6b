import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { patch } from '../platform/api.ts'
import type { Session } from '../platform/api-shapes.ts'
import { Card } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useSession } from '../platform/session.ts'
import { showDone } from '../platform/toast.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'

/** How colleagues see this person: everybody says it themselves. */
export function NameCard() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { agent } = useSession()
  const form = useForm({
    initialValues: { name: agent.name },
    validate: { name: (value) => (value.trim() === '' ? t('accounts:problem.name') : null) },
  })
  const saving = useMutation({
    mutationFn: ({ name }: { name: string }) => patch<Session>('/session', { name: name.trim() }),
    onSuccess: (session) => {
      client.setQueryData(queryKeys.session, session)
      form.resetDirty()
      void client.invalidateQueries({ queryKey: queryKeys.agents })
      showDone(t('accounts:saved'))
    },
  })
  return (
    <Card title={t('accounts:name.title')} text={t('accounts:name.text')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => saving.mutate(values))}>
        <TextInput label={t('accounts:name.label')} maxLength={100} {...form.getInputProps('name')} />
        <ProblemLine error={saving.error} />
        <div className={styles.actions}>
          <Button type="submit" variant="default" loading={saving.isPending} disabled={!form.isDirty()}>
            {t('accounts:save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
