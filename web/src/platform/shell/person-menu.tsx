import { type FloatingPosition, Menu, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconLogout, IconSchool, IconShieldLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../../accounts/sign-in.ts'
import { post } from '../api.ts'
import { useNarrow } from '../screen.ts'
import { useSession } from '../session.ts'
import { showFailure } from '../toast.ts'
import { useChooseLanguage } from '../use-choose-language.ts'
import { useLanguage } from '../use-format.ts'
import styles from './person-menu.module.css'
import { PlaceCount } from './place-count.tsx'
import { isRare, placesFor } from './places.ts'
import { useWaitingHere } from './unread.ts'

const schemes = ['light', 'dark', 'auto'] as const

/** Who I am here, how I like to read, and the way out. */
export function PersonMenu({ children, position }: { children: ReactNode; position: FloatingPosition }) {
  const { t } = useTranslation()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const language = useLanguage()
  const chooseLanguage = useChooseLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const narrow = useNarrow()
  const leave = () => {
    signOut(client).catch((error: unknown) => showFailure(error, t))
  }
  const enterWorkspace = async (id: number) => {
    try {
      await post('/session/workspace', { workspace_id: id })
      await navigate({ to: '/inbox' })
      await client.resetQueries()
    } catch (error) {
      showFailure(error, t)
    }
  }
  return (
    <Menu position={position} width={256} withinPortal>
      {children}
      <Menu.Dropdown>
        <div className={styles.person}>
          <p className={styles.name}>{session.agent.name}</p>
          <p className={styles.about}>{session.agent.email}</p>
          <p className={styles.about}>
            {session.workspace.name} · {t(`platform:role.${session.role}`)}
          </p>
        </div>
        {session.workspaces.length > 1 ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('platform:person.workspaces')}</Menu.Label>
            <Menu.RadioGroup
              value={String(session.workspace.id)}
              onChange={(id) => void enterWorkspace(Number(id))}
            >
              {session.workspaces.map((one) => (
                <Menu.RadioItem key={one.id} value={String(one.id)} closeMenuOnClick>
                  {one.name}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </>
        ) : null}
        {narrow ? <RarePlaces /> : null}
        <Menu.Divider />
        <Menu.Label>{t('platform:person.theme')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((one) => one === value) ?? 'auto')}
        >
          {schemes.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {t(`platform:theme.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={16} stroke={1.7} />}
          lang={language === 'fr' ? 'en' : 'fr'}
          onClick={() => chooseLanguage(language === 'fr' ? 'en' : 'fr')}
        >
          {language === 'fr' ? 'English' : 'Français'}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSchool size={16} stroke={1.7} />}
          onClick={() => void navigate({ to: '/help' })}
        >
          {t('platform:keys.ticks')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconShieldLock size={16} stroke={1.7} />}
          onClick={() => void navigate({ to: '/settings/$section', params: { section: 'security' } })}
        >
          {t('platform:person.security')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={leave}>
          {t('platform:person.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** On a telephone the bar at the bottom has room for five; what is looked up now and then stands here. */
function RarePlaces() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const waitingAt = useWaitingHere()
  const places = placesFor(useSession()).filter((place) => isRare(place) && place.name !== 'training')
  return (
    <>
      <Menu.Divider />
      {places.map((place) => (
        <Menu.Item
          key={place.to}
          leftSection={<place.Icon size={16} stroke={1.7} />}
          rightSection={
            <PlaceCount place={place.name} count={waitingAt(place.name)} className={styles.count} />
          }
          onClick={() => void navigate({ to: place.to })}
        >
          {t(`platform:nav.${place.name}`)}
        </Menu.Item>
      ))}
    </>
  )
}
