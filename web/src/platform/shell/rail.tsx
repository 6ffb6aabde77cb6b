import { Menu, Tooltip } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Emblem } from '../emblem.tsx'
import { Avatar } from '../parts/index.ts'
import { useSession } from '../session.ts'
import { PersonMenu } from './person-menu.tsx'
import { PlaceCount } from './place-count.tsx'
import { type Place, placesFor } from './places.ts'
import styles from './rail.module.css'
import { useWaitingHere } from './unread.ts'

/** The left edge: where one can go. */
export function Rail({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation()
  const session = useSession()
  const places = placesFor(session)
  const line = (place: Place) => <PlaceLink key={place.to} place={place} />
  return (
    <nav className={styles.rail} aria-label={t('platform:nav.label')}>
      <Link to="/inbox" className={styles.emblem} aria-label="Doublecheck">
        <Emblem size={32} />
        <span className={styles.product}>Doublecheck</span>
      </Link>
      <ul className={styles.places}>{places.filter((place) => place.end === 'top').map(line)}</ul>
      <ul className={styles.places}>
        {places.filter((place) => place.end === 'bottom' && place.name !== 'settings').map(line)}
        <li>
          <Tooltip label={t('platform:nav.keys')} position="right">
            <button type="button" className={styles.place} onClick={onKeys}>
              <IconKeyboard size={20} stroke={1.7} aria-hidden="true" />
              <span className={styles.label}>{t('platform:nav.keys')}</span>
            </button>
          </Tooltip>
        </li>
        {places.filter((place) => place.name === 'settings').map(line)}
        <li>
          <PersonMenu position="right-end">
            <Menu.Target>
              <button type="button" className={styles.person} title={t('platform:nav.person')}>
                <Avatar name={session.agent.name} size={32} />
                <span className={styles.label}>{session.agent.name}</span>
              </button>
            </Menu.Target>
          </PersonMenu>
        </li>
      </ul>
    </nav>
  )
}

function PlaceLink({ place }: { place: Place }) {
  const { t } = useTranslation()
  const count = useWaitingHere()(place.name)
  const name = t(`platform:nav.${place.name}`)
  return (
    <li>
      <Tooltip label={name} position="right">
        <Link to={place.to} className={styles.place} activeProps={{ 'data-active': true }}>
          <place.Icon size={20} stroke={1.7} aria-hidden="true" />
          <span className={styles.label}>{name}</span>
          <PlaceCount place={place.name} count={count} className={styles.count} />
        </Link>
      </Tooltip>
    </li>
  )
}
