import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, patch } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Language, Workspace } from '../platform/api-shapes.ts'
import { AfterDelay, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { showDone } from '../platform/toast.ts'
import { BusinessHoursCard } from './business-hours-card.tsx'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'

/** The workspace's name, language, time zone and opening hours. */
export function WorkspaceSection() {
  const { data, error, isError, refetch } = useQuery({
    queryKey: queryKeys.workspace,
    queryFn: ({ signal }) => get<Workspace>('/workspace', { signal }),
  })
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  return (
    <>
      <WorkspaceForm workspace={data} />
      <BusinessHoursCard key={JSON.stringify(data.business_hours)} workspace={data} />
    </>
  )
}

/** Saves a change of the workspace and tells everything that shows it. */
export function useSaveWorkspace() {
  const { t } = useTranslation()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Workspace>) => patch<Workspace>('/workspace', change),
    onSuccess: (workspace) => {
      client.setQueryData(queryKeys.workspace, workspace)
      void client.invalidateQueries({ queryKey: queryKeys.session })
      showDone(t('accounts:saved'))
    },
  })
}

function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation()
  const saving = useSaveWorkspace()
  const form = useForm({
    initialValues: {
      name: workspace.name,
      language: workspace.language as string,
      time_zone: workspace.time_zone,
    },
    validate: { name: (value) => (value.trim() === '' ? t('accounts:problem.name') : null) },
  })
  const save = (values: typeof form.values) =>
    saving.mutate(
      { ...values, name: values.name.trim(), language: values.language as Language },
      {
        onSuccess: () => form.resetDirty(),
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields)
        },
      },
    )
  const zones = [...new Set([workspace.time_zone, ...Intl.supportedValuesOf('timeZone')])]
  return (
    <Card title={t('platform:section.workspace')}>
      <form className={styles.form} onSubmit={form.onSubmit(save)}>
        <TextInput
          label={t('accounts:workspace.name')}
          description={t('accounts:workspace.name_hint')}
          maxLength={100}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('accounts:workspace.language')}
          description={t('accounts:workspace.language_hint')}
          allowDeselect={false}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('accounts:workspace.time_zone')}
          description={t('accounts:workspace.time_zone_hint')}
          allowDeselect={false}
          searchable
          limit={60}
          data={zones}
          {...form.getInputProps('time_zone')}
        />
        <ProblemLine error={saving.error} />
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending} disabled={!form.isDirty()}>
            {t('accounts:save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
