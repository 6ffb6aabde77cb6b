import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import styles from './bottom-bar.module.css'
import { PersonMenu } from './person-menu.tsx'
import { PlaceCount } from './place-count.tsx'
import { isRare, type Place, placesFor, type Rare } from './places.ts'
import { useWaitingHere } from './unread.ts'

// Five fit under a thumb. What is looked up now and then stands behind "More".
const isUnderThumb = (place: Place): place is Place & { name: Exclude<Place['name'], Rare> } => !isRare(place)

/** The rail of a telephone: the same places, under the thumb. */
export function BottomBar() {
  const { t } = useTranslation()
  const session = useSession()
  const waitingAt = useWaitingHere()
  // One count fits on "More"; approvals hold up customers, so they go first.
  const behind = waitingAt('approvals') > 0 ? 'approvals' : 'breaches'
  return (
    <nav className={styles.bar} aria-label={t('platform:nav.label')}>
      {placesFor(session)
        .filter(isUnderThumb)
        .map((place) => (
          <Link key={place.to} to={place.to} className={styles.place} activeProps={{ 'data-active': true }}>
            <span className={styles.icon}>
              <place.Icon size={22} stroke={1.7} aria-hidden="true" />
              <PlaceCount place={place.name} count={waitingAt(place.name)} className={styles.count} />
            </span>
            {t(`platform:nav_short.${place.name}`)}
          </Link>
        ))}
      <PersonMenu position="top-end">
        <Menu.Target>
          <button type="button" className={styles.place}>
            <span className={styles.icon}>
              <IconDots size={22} stroke={1.7} aria-hidden="true" />
              <PlaceCount place={behind} count={waitingAt(behind)} className={styles.count} />
            </span>
            {t('platform:nav_short.more')}
          </button>
        </Menu.Target>
      </PersonMenu>
    </nav>
  )
}
