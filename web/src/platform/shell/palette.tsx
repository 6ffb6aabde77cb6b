import '@mantine/spotlight/styles.css'
import { useMantineColorScheme } from '@mantine/core'
import {
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
  spotlight,
} from '@mantine/spotlight'
import {
  IconBolt,
  IconFilter,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSchool,
  IconSearch,
  IconSettings,
  IconUser,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../../accounts/sign-in.ts'
import { useOpenConversation } from '../../contacts/use-open-conversation.ts'
import { useDueQuickReplies } from '../../quick-replies/due-count.tsx'
import { get } from '../api.ts'
import { type Contact, filters, type Page } from '../api-shapes.ts'
import { queryKeys } from '../query-keys.ts'
import { useMay, useSession } from '../session.ts'
import { settingsSections } from '../settings-sections.ts'
import { showFailure } from '../toast.ts'
import { trainingTopics } from '../training-topics.ts'
import { useChooseLanguage } from '../use-choose-language.ts'
import { useLanguage } from '../use-format.ts'
import styles from './palette.module.css'
import { placesFor } from './places.ts'

const peopleShown = 6
const topicKeywords = ['help', 'aide', 'tick', 'ticks', 'coche', 'coches']
const icon = { size: 18, stroke: 1.7 } as const

/** Ctrl-K: every place and command by name, and people by what is typed. */
export function CommandPalette({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const groups = [...usePeople(words), ...useCommands(onKeys, words)]
  useEffect(() => spotlight.open(), [])
  return (
    <Spotlight
      actions={groups}
      query={words}
      onQueryChange={setWords}
      shortcut="mod + K"
      scrollable
      centered={false}
      yOffset="14vh"
      classNames={{ action: styles.action, actionsGroup: styles.group, search: styles.search }}
      overlayProps={{ backgroundOpacity: 0.36, blur: 0 }}
      maxHeight={420}
      clearQueryOnClose
      nothingFound={t('platform:palette.nothing')}
      searchProps={{
        leftSection: <IconSearch {...icon} />,
        placeholder: t('platform:palette.placeholder'),
        'aria-label': t('platform:palette.placeholder'),
      }}
    />
  )
}

function useCommands(onKeys: () => void, words: string): SpotlightActionGroupData[] {
  const { t } = useTranslation()
  const session = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const goTo: SpotlightActionData[] = placesFor(session).map((place) => ({
    id: place.to,
    label: t(`platform:nav.${place.name}`),
    leftSection: <place.Icon {...icon} />,
    onClick: () => void navigate({ to: place.to }),
  }))
  // Told only once somebody types: the first glance is the places themselves.
  const typed = words.trim() !== ''
  const byFilter: SpotlightActionData[] = filters.map((filter) => ({
    id: `filter-${filter}`,
    label: t('platform:palette.filter', { name: t(`platform:filter.${filter}`) }),
    leftSection: <IconFilter {...icon} />,
    onClick: () => void navigate({ to: '/inbox', search: { filter } }),
  }))
  const bySection: SpotlightActionData[] = settingsSections(session).map((section) => ({
    id: `settings-${section}`,
    label: t('platform:palette.settings', { name: t(`platform:section.${section}`) }),
    leftSection: <IconSettings {...icon} />,
    onClick: () => void navigate({ to: '/settings/$section', params: { section } }),
  }))
  const byTopic: SpotlightActionData[] = trainingTopics.map((topic) => ({
    id: `training-${topic}`,
    label: t('platform:palette.training', { name: t(`training:tab.${topic}`) }),
    keywords: topicKeywords,
    leftSection: <IconSchool {...icon} />,
    onClick: () => void navigate({ to: '/help/$topic', params: { topic } }),
  }))
  const searchWords: SpotlightActionData[] = typed
    ? [
        {
          id: 'search',
          label: t('platform:palette.search', { words: words.trim() }),
          // Always offered, whatever is typed.
          keywords: words,
          leftSection: <IconSearch {...icon} />,
          onClick: () => void navigate({ to: '/inbox', search: { q: words.trim() } }),
        },
      ]
    : []
  const due = useDueQuickReplies()
  const others: SpotlightActionData[] = [
    ...(due === 0
      ? []
      : [
          {
            id: 'quick-replies-due',
            label: t('quick_replies:palette', { count: due }),
            leftSection: <IconBolt {...icon} />,
            onClick: () => void navigate({ to: '/settings/$section', params: { section: 'quick_replies' } }),
          },
        ]),
    {
      id: 'theme',
      label: t(colorScheme === 'dark' ? 'platform:palette.light' : 'platform:palette.dark'),
      leftSection: <IconMoon {...icon} />,
      onClick: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: language === 'fr' ? 'English' : 'Français',
      keywords: ['langue', 'language'],
      leftSection: <IconLanguage {...icon} />,
      onClick: () => chooseLanguage(language === 'fr' ? 'en' : 'fr'),
    },
    { id: 'keys', label: t('platform:nav.keys'), leftSection: <IconKeyboard {...icon} />, onClick: onKeys },
    {
      id: 'sign-out',
      label: t('platform:person.sign_out'),
      leftSection: <IconLogout {...icon} />,
      onClick: () => {
        signOut(client).catch((error: unknown) => showFailure(error, t))
      },
    },
  ]
  return [
    ...(searchWords.length > 0 ? [{ group: t('platform:palette.group.search'), actions: searchWords }] : []),
    {
      group: t('platform:palette.group.places'),
      actions: typed ? [...goTo, ...byFilter, ...bySection, ...byTopic] : goTo,
    },
    { group: t('platform:palette.group.commands'), actions: others },
  ]
}

function usePeople(words: string): SpotlightActionGroupData[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayOpen = useMay('conversations.write')
  const open = useOpenConversation()
  const q = words.trim()
  const { data } = useQuery({
    queryKey: [...queryKeys.contactList(q), 'palette'],
    queryFn: ({ signal }) => get<Page<Contact>>('/contacts', { signal, query: { q, limit: peopleShown } }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })
  if (!data || q.length < 2 || data.data.length === 0) return []
  return [
    {
      group: t('platform:palette.group.people'),
      actions: data.data.map((contact) => ({
        id: contact.id,
        label: contact.display_name,
        description: contact.phone ?? undefined,
        // The server has chosen them by its own rules, which know accents and digits better than this list.
        keywords: words,
        leftSection: <IconUser {...icon} />,
        onClick: () =>
          mayOpen
            ? open(contact.id)
            : void navigate({ to: '/contacts/$contactId', params: { contactId: contact.id } }),
      })),
    },
  ]
}
