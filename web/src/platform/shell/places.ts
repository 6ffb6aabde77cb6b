import {
  IconAddressBook,
  IconDeviceMobile,
  IconInbox,
  type IconProps,
  IconSchool,
  IconSettings,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Session } from '../api-shapes.ts'

/** A place one can go to from anywhere. Only places that exist and that this person may enter are offered. */
export type Place = {
  readonly to: '/inbox' | '/contacts' | '/simulator' | '/help' | '/settings'
  readonly name: 'inbox' | 'contacts' | 'simulator' | 'training' | 'settings'
  readonly Icon: ComponentType<IconProps>
  readonly end: 'top' | 'bottom'
}

const all: readonly Place[] = [
  { to: '/inbox', name: 'inbox', Icon: IconInbox, end: 'top' },
  { to: '/contacts', name: 'contacts', Icon: IconAddressBook, end: 'top' },
  { to: '/simulator', name: 'simulator', Icon: IconDeviceMobile, end: 'bottom' },
  { to: '/help', name: 'training', Icon: IconSchool, end: 'bottom' },
  { to: '/settings', name: 'settings', Icon: IconSettings, end: 'bottom' },
]

export function placesFor(session: Session): readonly Place[] {
  return all.filter((place) => {
    if (place.name === 'inbox') return session.permissions.includes('conversations.read')
    if (place.name === 'contacts') return session.permissions.includes('contacts.read')
    if (place.name === 'simulator') return session.simulator && session.permissions.includes('simulator.use')
    return true
  })
}
