import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

import styles from './toasts.module.css'

export { notifications } from '@mantine/notifications'

/** Where toasts appear: under the bar at the top, since what one writes with and presses is at the bottom. */
export function Toasts() {
  return <Notifications position="top-center" limit={3} className={styles.toasts} />
}
