import type { NotificationData } from '@mantine/notifications'
import type { TFunction } from 'i18next'
import i18next from 'i18next'
import { errorWords } from './error-words.ts'

// Slow readers take in about fifteen characters a second.
const readMsPerCharacter = 70
const shownMsMin = 3_000

/** Says that something asked for did not happen, and what to do. */
export function showFailure(error: unknown, t: TFunction, title?: string): void {
  show({
    color: 'red',
    title: title ?? t('platform:toast.failed'),
    message: errorWords(error, t),
    autoClose: 8_000,
  })
}

/** Confirms what cannot be seen otherwise. What can be seen needs no toast. */
export function showDone(message: string): void {
  show({ message, autoClose: Math.max(shownMsMin, message.length * readMsPerCharacter) })
}

// The code of toasts comes with the first of them, or before it once the page is quiet (toasts-lazy.tsx).
function show(toast: NotificationData): void {
  import('./toasts.tsx')
    .then(({ notifications }) =>
      notifications.show({ closeButtonProps: { 'aria-label': i18next.t('platform:close') }, ...toast }),
    )
    .catch((error: unknown) => console.error('a message could not be shown', toast.message, error))
}
