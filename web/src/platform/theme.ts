import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  Kbd,
  type MantineColorsTuple,
  Menu,
  Modal,
  NativeSelect,
  PasswordInput,
  Popover,
  Select,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { createElement } from 'react'

// The component library wants ten shades; the desk has one accent, so the middle ones are that accent.
const blue: MantineColorsTuple = [
  '#e6f0fc',
  '#cfe3fa',
  '#b5d3f6',
  '#8dbcf1',
  '#57adff',
  '#1b71d8',
  '#0a66cc',
  '#0958b0',
  '#084b96',
  '#073e7c',
]

const field = { size: 'sm' }
const inputSize = { '--input-height': 'var(--control)', '--input-fz': 'var(--input-font)' }
const button = (size: string | undefined) => ({
  '--button-height': size === 'xs' ? 'var(--control-compact)' : 'var(--control)',
  '--button-fz': '13px',
  '--button-padding-x': size === 'xs' ? '10px' : '12px',
})
// Never a bare check mark: that is a receipt.
const chosen = createElement(IconCircleCheck, { size: 16, stroke: 1.7 })
const overlay = { backgroundOpacity: 0.36 }
const noMotion = { transitionProps: { duration: 0 } }
const shortMotion = { transitionProps: { duration: 100, transition: 'fade' as const } }

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 5 },
  colors: { blue },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '10px', xl: '12px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) => ({ root: button(props.size) }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray', size: 'var(--control)' },
    }),
    TextInput: TextInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: { ...field, comboboxProps: noMotion } }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    Input: Input.extend({ vars: () => ({ wrapper: inputSize }) }),
    Switch: Switch.extend({ defaultProps: { size: 'sm', withThumbIndicator: false } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', checkIcon: chosen, ...shortMotion } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', ...shortMotion } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, ...shortMotion } }),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: overlay, ...shortMotion } }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps: overlay, ...shortMotion } }),
    Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
  },
})

const same = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--fill)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-disabled': 'var(--fill)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-blue-filled': 'var(--accent-solid)',
  '--mantine-color-blue-filled-hover': 'var(--accent-solid-hover)',
  '--mantine-color-blue-light': 'var(--accent-soft)',
  '--mantine-color-blue-light-hover': 'var(--accent-soft)',
  '--mantine-color-blue-light-color': 'var(--accent)',
  '--mantine-color-blue-text': 'var(--accent)',
  '--mantine-color-blue-outline': 'var(--accent)',
  '--mantine-color-gray-light': 'var(--fill)',
  '--mantine-color-gray-light-hover': 'var(--fill-2)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-red-text': 'var(--red)',
  '--mantine-color-red-light': 'var(--red-soft)',
  '--mantine-color-red-light-hover': 'var(--red-soft)',
  '--mantine-color-red-light-color': 'var(--red)',
  '--mantine-shadow-md': 'var(--shadow)',
}

/** Points the component library at the tokens, so that light and dark are told once, in tokens.css. */
export const tokenResolver: CSSVariablesResolver = () => ({ variables: {}, light: same, dark: same })
