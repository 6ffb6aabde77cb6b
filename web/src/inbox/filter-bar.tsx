import { Menu } from '@mantine/core'
import { IconChevronDown, IconTag, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ConversationState, Filter } from '../platform/api-shapes.ts'
import { countsQuery } from '../platform/shell/unread.ts'
import { useFormat } from '../platform/use-format.ts'
import { promisesQuery } from '../promises/promise-queries.ts'
import styles from './filter-bar.module.css'
import { labelsQuery } from './inbox-queries.ts'
import { useListPlace } from './use-list-place.ts'

const tabs: readonly Filter[] = ['mine', 'unassigned', 'waiting', 'all']
const chips: readonly Filter[] = ['promise', 'window_closing', 'failed']
const states: readonly ConversationState[] = ['open', 'pending', 'closed']

/** Whose conversations, and in which state. Everything chosen here is in the address. */
export function FilterBar() {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('inbox:filter.label')}>
      <ul className={styles.tabs}>
        {tabs.map((filter) => (
          <FilterLink key={filter} filter={filter} className={styles.tab} />
        ))}
      </ul>
      <ul className={styles.chips}>
        {useChips().map((filter) => (
          <FilterLink key={filter} filter={filter} className={styles.chip} />
        ))}
        <li>
          <StateChip />
        </li>
        <li>
          <LabelChip />
        </li>
      </ul>
    </nav>
  )
}

/** The list of promises at risk only where something is promised. */
function useChips(): readonly Filter[] {
  const place = useListPlace()
  const isPromised = (useQuery(promisesQuery).data?.data.length ?? 0) > 0
  return chips.filter((filter) => filter !== 'promise' || isPromised || place.filter === 'promise')
}

function FilterLink({ filter, className }: { filter: Filter; className: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const search = useSearch({ from: '/desk/inbox' })
  const place = useListPlace()
  const count = useQuery(countsQuery).data?.[filter]
  const chosen = place.filter === filter
  // A chip that is on leads back to everything; a tab that is on stays.
  const next: Filter = chosen && chips.includes(filter) ? 'all' : filter
  return (
    <li>
      <Link
        to="."
        search={{ ...search, filter: next, message: undefined }}
        className={className}
        aria-current={chosen ? 'true' : undefined}
        data-chosen={chosen || undefined}
      >
        {t(`platform:filter.${filter}`)}
        {count && filter !== 'all' ? <span className={styles.count}>{format.number(count)}</span> : null}
      </Link>
    </li>
  )
}

function StateChip() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/desk/inbox' })
  const { state } = useListPlace()
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button type="button" className={styles.chip} data-chosen={state !== 'open' || undefined}>
          {t(`inbox:state.${state}`)}
          <IconChevronDown size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={state}
          onChange={(one) =>
            void navigate({
              to: '.',
              search: { ...search, state: states.find((known) => known === one && known !== 'open') },
            })
          }
        >
          {states.map((one) => (
            <Menu.RadioItem key={one} value={one} closeMenuOnClick>
              {t(`inbox:state.${one}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

function LabelChip() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ from: '/desk/inbox' })
  const labels = useQuery(labelsQuery).data?.data ?? []
  const chosen = labels.find((label) => label.id === search.label)
  const choose = (label: string | undefined) => void navigate({ to: '.', search: { ...search, label } })
  if (labels.length === 0) return null
  if (chosen) {
    return (
      <button type="button" className={styles.chip} data-chosen onClick={() => choose(undefined)}>
        {chosen.name}
        <IconX size={14} stroke={1.7} aria-hidden="true" />
        <span className="visually-hidden">{t('inbox:label.clear')}</span>
      </button>
    )
  }
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={styles.chip}
          aria-label={t('inbox:label.filter')}
          title={t('inbox:label.filter')}
        >
          <IconTag size={14} stroke={1.7} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {labels.map((label) => (
          <Menu.Item key={label.id} onClick={() => choose(label.id)}>
            {label.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
