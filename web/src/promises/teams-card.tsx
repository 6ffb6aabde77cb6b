import { Button, Menu, Modal } from '@mantine/core'
import { IconDots, IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remove } from '../platform/api.ts'
import { ActionIconButton, Card, Empty } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useMay } from '../platform/session.ts'
import { showFailure } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import type { Promised, Team } from './promise-shapes.ts'
import styles from './promises.module.css'
import { TeamForm } from './team-form.tsx'

type Opened = { readonly team: Team | undefined }

/** The teams: who is in them, when they work, and what they promise by themselves. */
export function TeamsCard({ teams, promises }: { teams: readonly Team[]; promises: readonly Promised[] }) {
  const { t } = useTranslation()
  const mayWrite = useMay('team.write')
  const [opened, setOpened] = useState<Opened | null>(null)
  const promiseOf = (team: Team | undefined) => promises.find((one) => one.team_id === team?.id)
  const add = mayWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} stroke={1.7} />}
      onClick={() => setOpened({ team: undefined })}
    >
      {t('promises:teams.add')}
    </Button>
  ) : null
  return (
    <Card title={t('promises:teams.title')} text={t('promises:teams.text')} side={add}>
      {teams.length === 0 ? (
        <Empty
          icon={<IconUsersGroup size={28} stroke={1.6} />}
          title={t('promises:teams.none')}
          text={t('promises:teams.none_text')}
        />
      ) : (
        <ul className={styles.teams}>
          {teams.map((team) => (
            <TeamLine
              key={team.id}
              team={team}
              promise={promiseOf(team)}
              onEdit={mayWrite ? () => setOpened({ team }) : undefined}
            />
          ))}
        </ul>
      )}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size={520}
        title={opened?.team?.name ?? t('promises:teams.add')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
        closeOnClickOutside={false}
      >
        {opened ? (
          <TeamForm team={opened.team} promise={promiseOf(opened.team)} onDone={() => setOpened(null)} />
        ) : null}
      </Modal>
    </Card>
  )
}

function TeamLine(props: { team: Team; promise: Promised | undefined; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { team, promise, onEdit } = props
  const people = team.members.map((one) => one.name).join(', ')
  const about = [
    promise?.answer_minutes
      ? t('promises:teams.within', { time: format.duration(promise.answer_minutes * 60_000) })
      : t('promises:teams.as_workspace'),
    ...(team.business_hours ? [t('promises:teams.own_hours')] : []),
  ]
  return (
    <li className={styles.team}>
      <span className={styles.teamWords}>
        <span className={styles.name}>{team.name}</span>
        <span className={styles.quiet}>{people || t('promises:teams.nobody')}</span>
        <span className={styles.quiet}>{about.join(' · ')}</span>
      </span>
      {onEdit ? <TeamMenu team={team} onEdit={onEdit} /> : null}
    </li>
  )
}

function TeamMenu({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const removing = useMutation({
    mutationFn: () => remove(`/teams/${team.id}`),
    onError: (error) => showFailure(error, t),
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.teams }),
  })
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIconButton label={t('promises:teams.more', { name: team.name })}>
          <IconDots size={18} stroke={1.7} />
        </ActionIconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={onEdit}>
          {t('promises:teams.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => removing.mutate()}>
          {t('promises:teams.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
