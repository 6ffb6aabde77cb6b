import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconKey, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../platform/api.ts'
import type { Page, Permission, Token } from '../platform/api-shapes.ts'
import { ActionIconButton, AfterDelay, Card, CopyField, Empty, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useSession } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'

const dayMs = 86_400_000
const lifetimes = ['30', '90', '365', 'never']

/** Keys for programs. A token is shown once; what is kept cannot be turned back into it. */
export function TokensSection() {
  const { t } = useTranslation()
  const [adding, addingHandlers] = useDisclosure(false)
  const { data, error, isError, refetch } = useQuery({
    queryKey: queryKeys.tokens,
    queryFn: ({ signal }) => get<Page<Token>>('/tokens', { signal, query: { limit: 200 } }),
  })
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.7} />} onClick={addingHandlers.open}>
      {t('accounts:token.add')}
    </Button>
  )
  const any = data.data.length > 0
  return (
    <Card title={t('platform:section.tokens')} text={t('accounts:token.text')} side={any ? add : null}>
      {any ? (
        <TokenTable tokens={data.data} />
      ) : (
        <Empty
          icon={<IconKey size={28} stroke={1.6} />}
          title={t('accounts:token.none')}
          text={t('accounts:token.none_text')}
        >
          {add}
        </Empty>
      )}
      <Modal
        opened={adding}
        onClose={addingHandlers.close}
        title={t('accounts:token.add')}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        <AddToken onDone={addingHandlers.close} />
      </Modal>
    </Card>
  )
}

function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const revoking = useMutation({
    mutationFn: (id: string) => remove(`/tokens/${id}`),
    onError: (error) => showFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.tokens }),
  })
  const day = (at: string | null, otherwise: string) => (at ? format.date(new Date(at)) : otherwise)
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('accounts:token.name')}</th>
            <th>{t('accounts:token.scopes')}</th>
            <th>{t('accounts:token.used')}</th>
            <th>{t('accounts:token.expires')}</th>
            <th>
              <span className="visually-hidden">{t('accounts:team.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>
                <span className={styles.name}>{token.name}</span>
                <br />
                <code className={styles.small}>{token.prefix}…</code>
              </td>
              <td className={styles.codeList} title={token.scopes.join(', ')}>
                {token.scopes.join(', ')}
              </td>
              <td className={styles.quiet}>{day(token.last_used_at, t('accounts:token.unused'))}</td>
              <td className={styles.quiet}>{day(token.expires_at, t('accounts:token.never'))}</td>
              <td>
                <ActionIconButton
                  label={t('accounts:token.revoke', { name: token.name })}
                  onClick={() => revoking.mutate(token.id)}
                >
                  <IconTrash size={18} stroke={1.7} />
                </ActionIconButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function AddToken({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mine = useSession().permissions
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[], days: '90' },
    validate: {
      name: (value) => (value.trim() === '' ? t('accounts:problem.token_name') : null),
      scopes: (value) => (value.length === 0 ? t('accounts:problem.scopes') : null),
    },
  })
  const adding = useMutation({
    mutationFn: ({ name, scopes, days }: typeof form.values) =>
      post<{ id: string; token: string }>('/tokens', {
        name: name.trim(),
        scopes: scopes as Permission[],
        ...(days === 'never'
          ? {}
          : { expires_at: new Date(Date.now() + Number(days) * dayMs).toISOString() }),
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: queryKeys.tokens }),
  })
  if (adding.data) {
    return (
      <div className={styles.secret}>
        <CopyField label={t('accounts:token.once')} value={adding.data.token} />
        <p className={styles.quiet}>{t('accounts:token.once_text')}</p>
        <Button onClick={onDone}>{t('accounts:token.kept')}</Button>
      </div>
    )
  }
  return (
    <form className={styles.secret} onSubmit={form.onSubmit((values) => adding.mutate(values))}>
      <TextInput
        data-autofocus
        label={t('accounts:token.name')}
        description={t('accounts:token.name_hint')}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <Checkbox.Group
        label={t('accounts:token.scopes')}
        description={t('accounts:token.scopes_hint')}
        {...form.getInputProps('scopes')}
      >
        <div className={styles.scopes}>
          {mine.map((permission) => (
            <Checkbox key={permission} value={permission} label={<code>{permission}</code>} />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={t('accounts:token.expires')}
        allowDeselect={false}
        data={lifetimes.map((days) => ({
          value: days,
          label:
            days === 'never' ? t('accounts:token.never') : t('accounts:token.days', { count: Number(days) }),
        }))}
        {...form.getInputProps('days')}
      />
      <ProblemLine error={adding.error} />
      <Button type="submit" loading={adding.isPending}>
        {t('accounts:token.add')}
      </Button>
    </form>
  )
}
