import {
  IconArrowForwardUp,
  IconHelpCircle,
  IconHourglass,
  IconLifebuoy,
  IconMessageCircleQuestion,
  IconPhone,
  IconPlugConnected,
  type IconProps,
  IconShoppingBagPlus,
  IconSpeakerphone,
  IconTag,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Step } from '../platform/api-shapes.ts'

const icons: Readonly<Record<Step, ComponentType<IconProps>>> = {
  nothing: IconHourglass,
  wait: IconHourglass,
  follow_up: IconArrowForwardUp,
  offer_reminder: IconTag,
  yes_no: IconMessageCircleQuestion,
  help: IconLifebuoy,
  ask_solved: IconHelpCircle,
  accessories: IconShoppingBagPlus,
  other_channel: IconPhone,
  check_connection: IconPlugConnected,
  tell_incident: IconSpeakerphone,
}

/** A step's sign, beside its words. */
export function StepIcon({ step, size = 18 }: { step: Step; size?: number }) {
  const Icon = icons[step]
  return <Icon size={size} stroke={1.7} aria-hidden="true" />
}
