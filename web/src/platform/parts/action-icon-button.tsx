import { ActionIcon, type ActionIconProps } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'

type Props = ActionIconProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps> & { label: string }

/** A button that is only an icon, and therefore always carries its words for those who cannot see it. */
export function ActionIconButton({ label, ...rest }: Props) {
  return <ActionIcon aria-label={label} title={label} {...rest} />
}
