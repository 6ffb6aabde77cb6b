import { notifications } from '@mantine/notifications'
import type { TFunction } from 'i18next'
import { errorWords } from './error-words.ts'

/** Says that something asked for did not happen, and what to do. */
export function showFailure(error: unknown, t: TFunction, title?: string): void {
  notifications.show({
    color: 'red',
    title: title ?? t('platform:toast.failed'),
    message: errorWords(error, t),
    autoClose: 8_000,
  })
}

/** Confirms what cannot be seen otherwise. What can be seen needs no toast. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: 3_000 })
}
