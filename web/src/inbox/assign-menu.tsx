import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { By, Conversation } from '../platform/api-shapes.ts'
import { useKeys } from '../platform/keyboard.ts'
import { Avatar } from '../platform/parts/index.ts'
import { useMay, useSession } from '../platform/session.ts'
import { teamsQuery } from '../promises/promise-queries.ts'
import { useAssign, useChooseTeam } from './conversation-actions.ts'
import { agentsQuery } from './inbox-queries.ts'

const nobody = 'nobody'

/** Whose conversation this is. Key `a` opens it. */
export function AssignMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { mutate } = useAssign(conversation.id)
  const people = useAssignable()
  const now = conversation.assigned_to
  useKeys({ a: () => setOpened(true) })
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={
            now ? <Avatar name={now.name ?? '?'} size={20} /> : <IconUserPlus size={16} stroke={1.7} />
          }
          rightSection={<IconChevronDown size={16} stroke={1.7} />}
        >
          {now ? (
            <>
              <span className="visually-hidden">{t('inbox:assign.now')}</span>
              {shortName(now.name ?? t('inbox:someone'))}
            </>
          ) : (
            t('inbox:assign.action')
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('inbox:assign.title')}</Menu.Label>
        <Menu.RadioGroup
          value={now?.id ?? nobody}
          onChange={(id) => mutate(people.find((person) => person.id === id) ?? null)}
        >
          {people.map((person) => (
            <Menu.RadioItem key={person.id} value={person.id} closeMenuOnClick>
              {person.me ? t('inbox:assign.me', { name: person.name ?? '' }) : person.name}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          <Menu.RadioItem value={nobody} closeMenuOnClick>
            {t('inbox:assign.none')}
          </Menu.RadioItem>
        </Menu.RadioGroup>
        <TeamItems conversation={conversation} />
      </Menu.Dropdown>
    </Menu>
  )
}

const asAssigned = 'as-assigned'

/** Which team answers. Only where there are teams. */
export function TeamItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const teams = useQuery(teamsQuery).data?.data ?? []
  const { mutate } = useChooseTeam(conversation.id)
  const { team } = conversation
  if (teams.length === 0) return null
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('inbox:team.title')}</Menu.Label>
      <Menu.RadioGroup
        value={team?.chosen ? team.id : asAssigned}
        onChange={(id) => mutate(teams.find((one) => one.id === id) ?? null)}
      >
        <Menu.RadioItem value={asAssigned} closeMenuOnClick>
          {team && !team.chosen
            ? t('inbox:team.automatic_now', { name: team.name })
            : t('inbox:team.automatic')}
        </Menu.RadioItem>
        {teams.map((one) => (
          <Menu.RadioItem key={one.id} value={one.id} closeMenuOnClick>
            {one.name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  )
}

/** Oneself first, then the colleagues one may see. */
function useAssignable(): readonly (By & { readonly me: boolean })[] {
  const { agent } = useSession()
  const mayList = useMay('team.read')
  const { data } = useQuery({ ...agentsQuery, enabled: mayList })
  const others = (data?.data ?? []).filter((one) => one.id !== agent.id && one.suspended_at === null)
  return [
    { id: agent.id, name: agent.name, me: true },
    ...others.map(({ id, name }) => ({ id, name, me: false })),
  ]
}

/** `Inès Belloc` is `Inès B.` on a button. */
function shortName(name: string): string {
  const [first, ...rest] = name.split(' ')
  const last = rest.at(-1)
  return last ? `${first} ${last.charAt(0)}.` : name
}
