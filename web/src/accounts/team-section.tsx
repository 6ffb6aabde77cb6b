import { Button, Menu, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconKey, IconUserCheck, IconUserOff, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, patch, post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import { type Agent, type Page, type Role, roles } from '../platform/api-shapes.ts'
import { ActionIconButton, AfterDelay, Avatar, Card, Failure } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay, useSession } from '../platform/session.ts'
import { showDone, showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import { newPassword } from './new-password.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'

/** The people of the workspace, their roles, and the way to add one. */
export function TeamSection() {
  const { t } = useTranslation()
  const mayWrite = useMay('team.write')
  const [adding, addingHandlers] = useDisclosure(false)
  const { data, error, isError, refetch } = useQuery({
    queryKey: queryKeys.agents,
    queryFn: ({ signal }) => get<Page<Agent>>('/agents', { signal, query: { limit: 200 } }),
  })
  if (isError) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <AfterDelay>{<Card />}</AfterDelay>
  const add = mayWrite ? (
    <Button leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={addingHandlers.open}>
      {t('accounts:team.add')}
    </Button>
  ) : null
  return (
    <Card title={t('accounts:team.title')} text={t('accounts:team.text')} side={add}>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('accounts:team.name')}</th>
              <th>{t('accounts:team.role')}</th>
              <th>{t('accounts:team.two_factor')}</th>
              <th>{t('accounts:team.seen')}</th>
              <th>
                <span className="visually-hidden">{t('accounts:team.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.data.map((agent) => (
              <AgentLine key={agent.id} agent={agent} />
            ))}
          </tbody>
        </table>
      </div>
      <Modal
        opened={adding}
        onClose={addingHandlers.close}
        title={t('accounts:team.add')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
        closeOnClickOutside={false}
      >
        <AddAgent onDone={addingHandlers.close} />
      </Modal>
    </Card>
  )
}

function AgentLine({ agent }: { agent: Agent }) {
  const { t } = useTranslation()
  const format = useFormat()
  const client = useQueryClient()
  const me = useSession().agent.id === agent.id
  const mayWrite = useMay('team.write')
  const [resetting, resettingHandlers] = useDisclosure(false)
  const changing = useMutation({
    mutationFn: (change: { role?: Role; suspended?: boolean }) => patch(`/agents/${agent.id}`, change),
    onError: (error) => showFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.agents }),
  })
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <Avatar name={agent.name} size={28} />
          <span>
            <span className={styles.name}>{agent.name}</span>
            <br />
            <span className={styles.small}>{agent.email}</span>
            {me ? (
              <>
                <br />
                <Link className={styles.link} to="/settings/$section" params={{ section: 'appearance' }}>
                  {t('accounts:team.rename')}
                </Link>
              </>
            ) : null}
          </span>
        </span>
      </td>
      <td>
        {mayWrite && !me ? (
          <Select
            aria-label={t('accounts:team.role_of', { name: agent.name })}
            w={200}
            allowDeselect={false}
            data={roles.map((role) => ({ value: role, label: t(`platform:role.${role}`) }))}
            value={agent.role}
            disabled={changing.isPending}
            onChange={(role) => role && changing.mutate({ role: role as Role })}
          />
        ) : (
          t(`platform:role.${agent.role}`)
        )}
      </td>
      <td>{t(agent.two_factor_enabled ? 'accounts:team.yes' : 'accounts:team.no')}</td>
      <td className={styles.quiet}>
        {agent.suspended_at
          ? t('accounts:team.suspended', { on: format.date(new Date(agent.suspended_at)) })
          : agent.last_seen_at
            ? format.dateTime(new Date(agent.last_seen_at))
            : t('accounts:team.never')}
      </td>
      <td>
        {mayWrite && !me ? (
          <Menu position="bottom-end" width={240}>
            <Menu.Target>
              <ActionIconButton label={t('accounts:team.more', { name: agent.name })}>
                <IconDots size={18} stroke={1.7} />
              </ActionIconButton>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconKey size={16} stroke={1.7} />} onClick={resettingHandlers.open}>
                {t('accounts:team.reset')}
              </Menu.Item>
              {agent.suspended_at ? (
                <Menu.Item
                  leftSection={<IconUserCheck size={16} stroke={1.7} />}
                  onClick={() => changing.mutate({ suspended: false })}
                >
                  {t('accounts:team.let_in')}
                </Menu.Item>
              ) : (
                <Menu.Item
                  leftSection={<IconUserOff size={16} stroke={1.7} />}
                  onClick={() => changing.mutate({ suspended: true })}
                >
                  {t('accounts:team.suspend')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        ) : null}
        <Modal
          opened={resetting}
          onClose={resettingHandlers.close}
          title={t('accounts:team.reset_of', { name: agent.name })}
          closeButtonProps={{ 'aria-label': t('platform:close') }}
        >
          <ResetAccess agent={agent} onDone={resettingHandlers.close} />
        </Modal>
      </td>
    </tr>
  )
}

function ResetAccess({ agent, onDone }: { agent: Agent; onDone: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState(newPassword)
  const resetting = useMutation({
    mutationFn: () => post(`/agents/${agent.id}/access`, { password }),
    onSuccess: () => {
      showDone(t('accounts:team.reset_done', { name: agent.name }))
      onDone()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        resetting.mutate()
      }}
    >
      <p className={styles.quiet}>{t('accounts:team.reset_text')}</p>
      <TextInput
        label={t('accounts:password.new')}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <ProblemLine error={resetting.error} />
      <Button type="submit" loading={resetting.isPending}>
        {t('accounts:team.reset')}
      </Button>
    </form>
  )
}

function AddAgent({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const form = useForm({
    initialValues: { name: '', email: '', role: 'agent', password: newPassword() },
    validate: {
      name: (value) => (value.trim() === '' ? t('accounts:problem.name') : null),
      email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('contacts:problem.email')),
    },
  })
  const adding = useMutation({
    mutationFn: (values: typeof form.values) => post<Agent & { password_kept?: boolean }>('/agents', values),
    onSuccess: (agent) => {
      void client.invalidateQueries({ queryKey: queryKeys.agents })
      if (agent.password_kept) showDone(t('accounts:team.password_kept', { name: agent.name }))
      onDone()
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.fields)
    },
  })
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => adding.mutate(values))} noValidate>
      <TextInput
        data-autofocus
        label={t('accounts:team.name')}
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <TextInput label={t('platform:sign_in.email')} type="email" {...form.getInputProps('email')} />
      <Select
        label={t('accounts:team.role')}
        allowDeselect={false}
        data={roles.map((role) => ({ value: role, label: t(`platform:role.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <p className={styles.small}>{t(`accounts:role_text.${form.values.role}`)}</p>
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('platform:sign_in.password_show') }}
        label={t('accounts:team.first_password')}
        description={t('accounts:team.first_password_hint')}
        autoComplete="off"
        defaultVisible
        {...form.getInputProps('password')}
      />
      <ProblemLine error={adding.error} />
      <Button type="submit" loading={adding.isPending}>
        {t('accounts:team.add')}
      </Button>
    </form>
  )
}
