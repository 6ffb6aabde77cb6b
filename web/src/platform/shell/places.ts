import {
  IconAddressBook,
  IconClockCheck,
  IconDeviceMobile,
  IconEraser,
  IconFileCertificate,
  IconInbox,
  IconListDetails,
  IconMessageCircleQuestion,
  type IconProps,
  IconSchool,
  IconSettings,
  IconShieldExclamation,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Role, Session } from '../api-shapes.ts'

/** A place one can go to from anywhere. Only places that exist and that this person may enter are offered. */
export type Place = {
  readonly to:
    | '/inbox'
    | '/next-steps'
    | '/approvals'
    | '/contacts'
    | '/causes'
    | '/promises'
    | '/evidence'
    | '/mistakes'
    | '/breaches'
    | '/simulator'
    | '/help'
    | '/settings'
  readonly name:
    | 'inbox'
    | 'next_steps'
    | 'approvals'
    | 'contacts'
    | 'causes'
    | 'promises'
    | 'evidence'
    | 'mistakes'
    | 'breaches'
    | 'simulator'
    | 'training'
    | 'settings'
  readonly Icon: ComponentType<IconProps>
  readonly end: 'top' | 'bottom'
}

// Where silence comes from is the question of those who answer for what is sent.
const leads: ReadonlySet<Role> = new Set(['owner', 'lead', 'marketer'])

const all: readonly Place[] = [
  { to: '/inbox', name: 'inbox', Icon: IconInbox, end: 'top' },
  { to: '/next-steps', name: 'next_steps', Icon: IconListDetails, end: 'top' },
  { to: '/approvals', name: 'approvals', Icon: IconUserCheck, end: 'top' },
  { to: '/contacts', name: 'contacts', Icon: IconAddressBook, end: 'top' },
  { to: '/causes', name: 'causes', Icon: IconMessageCircleQuestion, end: 'top' },
  { to: '/promises', name: 'promises', Icon: IconClockCheck, end: 'top' },
  { to: '/mistakes', name: 'mistakes', Icon: IconEraser, end: 'top' },
  { to: '/breaches', name: 'breaches', Icon: IconShieldExclamation, end: 'top' },
  { to: '/evidence', name: 'evidence', Icon: IconFileCertificate, end: 'top' },
  { to: '/simulator', name: 'simulator', Icon: IconDeviceMobile, end: 'bottom' },
  { to: '/help', name: 'training', Icon: IconSchool, end: 'bottom' },
  { to: '/settings', name: 'settings', Icon: IconSettings, end: 'bottom' },
]

export function placesFor(session: Session): readonly Place[] {
  return all.filter((place) => {
    if (place.name === 'inbox') return session.permissions.includes('conversations.read')
    if (place.name === 'approvals') return session.permissions.includes('approvals.decide')
    if (place.name === 'next_steps') return session.permissions.includes('messages.read')
    if (place.name === 'causes')
      return leads.has(session.role) && session.permissions.includes('messages.read')
    if (place.name === 'contacts') return session.permissions.includes('contacts.read')
    if (place.name === 'mistakes') return session.permissions.includes('mistakes.read')
    if (place.name === 'breaches') return session.permissions.includes('privacy.write')
    if (place.name === 'evidence') return session.permissions.includes('evidence.read')
    if (place.name === 'promises') return session.permissions.includes('promises.read')
    if (place.name === 'simulator') return session.simulator && session.permissions.includes('simulator.use')
    return true
  })
}

export type Rare =
  | 'approvals'
  | 'training'
  | 'causes'
  | 'promises'
  | 'evidence'
  | 'mistakes'
  | 'breaches'
  | 'settings'

const rare: ReadonlySet<string> = new Set<Rare>([
  'approvals',
  'training',
  'causes',
  'promises',
  'evidence',
  'mistakes',
  'breaches',
  'settings',
])

/** A place one looks up now and then: on a telephone it stands behind "More". */
export function isRare(place: Place): boolean {
  return rare.has(place.name)
}
