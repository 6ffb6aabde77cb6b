import type { TFunction } from 'i18next'
import type { Message } from '../platform/api-shapes.ts'
import { type Content, readContent } from './content.ts'
import { plainText } from './markdown.ts'
import { templateValues } from './template-preview.ts'

/**
 * One line that says what a message is, without formatting: for rows, quotes, notices and the screen
 * reader.
 */
export function messageText(message: Message, t: TFunction): string {
  if (message.withdrawn_at !== null) return t('messages:withdrawn.short')
  return contentText(readContent(message.type, message[message.type]), t)
}

export function contentText(content: Content, t: TFunction): string {
  switch (content.kind) {
    case 'text':
      return plainText(content.text)
    case 'image':
    case 'video':
      return plainText(content.caption) || t(`messages:kind.${content.kind}`)
    case 'audio':
      return t(content.voice ? 'messages:kind.voice' : 'messages:kind.audio')
    case 'document':
      return content.fileName || plainText(content.caption) || t('messages:kind.document')
    case 'sticker':
      return t('messages:kind.sticker')
    case 'location':
      return content.name || content.address || t('messages:kind.location')
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ') || t('messages:kind.contacts', { count: 1 })
    case 'reaction':
      return content.emoji === ''
        ? t('messages:kind.reaction_removed')
        : t('messages:kind.reaction', { emoji: content.emoji })
    case 'interactive':
      return plainText(content.body) || t('messages:kind.interactive')
    case 'answer':
      return content.title
    case 'form':
      return t('messages:kind.form')
    case 'call_permission':
      return t(content.accepted ? 'messages:call.accepted' : 'messages:call.refused')
    case 'template': {
      const values = templateValues(content.components)
      return values.length > 0
        ? t('messages:kind.template_with', { name: content.name, values: values.join(', ') })
        : t('messages:kind.template', { name: content.name })
    }
    case 'order':
      return t('messages:order.title', { count: content.items.length })
    case 'system':
      return systemText(content, t)
    case 'unsupported':
      return t('messages:unsupported.short')
  }
}

export function systemText(content: Extract<Content, { kind: 'system' }>, t: TFunction): string {
  if (content.notice === 'user_changed_number' && content.phone !== '') {
    return t('messages:system.changed_number', { phone: `+${content.phone}` })
  }
  if (content.notice === 'user_changed_number' || content.notice === 'user_changed_user_id') {
    return t('messages:system.changed_identity')
  }
  return t('messages:system.other')
}
