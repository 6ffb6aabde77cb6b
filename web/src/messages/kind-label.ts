import {
  type Icon,
  IconAlertTriangle,
  IconForms,
  IconInfoCircle,
  IconLayoutGrid,
  IconList,
  IconMapPin,
  IconMicrophone,
  IconMoodSmile,
  IconMusic,
  IconPaperclip,
  IconPhone,
  IconPhoto,
  IconShoppingCart,
  IconSticker,
  IconTemplate,
  IconUser,
  IconVideo,
} from '@tabler/icons-react'
import type { Content } from './content.ts'

/** The outline sign of a kind of message, for rows and quotes where the message itself has no room; null for words. */
export function kindIcon(content: Content): Icon | null {
  switch (content.kind) {
    case 'text':
    case 'answer':
      return null
    case 'image':
      return IconPhoto
    case 'video':
      return IconVideo
    case 'audio':
      return content.voice ? IconMicrophone : IconMusic
    case 'document':
      return IconPaperclip
    case 'sticker':
      return IconSticker
    case 'location':
      return IconMapPin
    case 'contacts':
      return IconUser
    case 'reaction':
      return IconMoodSmile
    case 'interactive':
      return content.list ? IconList : IconLayoutGrid
    case 'form':
      return IconForms
    case 'call_permission':
      return IconPhone
    case 'template':
      return IconTemplate
    case 'order':
      return IconShoppingCart
    case 'system':
      return IconInfoCircle
    case 'unsupported':
      return IconAlertTriangle
  }
}
