import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

export { notifications } from '@mantine/notifications'

/** Where toasts appear. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={3} />
}
