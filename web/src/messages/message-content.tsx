import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AudioPlayer } from './audio-player.tsx'
import { ContactsContent } from './contacts-content.tsx'
import type { Content } from './content.ts'
import { FormattedText } from './formatted-text.tsx'
import { InteractiveContent, type Taps } from './interactive-content.tsx'
import { LocationContent } from './location-content.tsx'
import {
  DocumentContent,
  ImageContent,
  Missing,
  missingReason,
  StickerContent,
  VideoContent,
} from './media-content.tsx'
import type { MediaSource } from './media-source.ts'
import { OrderContent } from './order-content.tsx'
import { AnswerContent, CallPermissionContent, FormContent, UnsupportedContent } from './plain-content.tsx'
import { TemplateContent } from './template-content.tsx'
import type { TemplatePreview } from './template-preview.ts'

/** The inside of a bubble, the same on the desk and on the customer's phone. `tail` is its time and tick. */
export function MessageContent(props: {
  content: Content
  media: MediaSource | null
  tail: ReactNode
  rendered?: TemplatePreview | null
  taps?: Taps | undefined
}) {
  const { content, media, tail } = props
  const { t } = useTranslation()
  switch (content.kind) {
    case 'text':
      return <FormattedText text={content.text} tail={tail} />
    case 'image':
      return <ImageContent media={media} caption={content.caption} tail={tail} />
    case 'video':
      return <VideoContent media={media} caption={content.caption} tail={tail} />
    case 'sticker':
      return <StickerContent media={media} tail={tail} />
    case 'document':
      return (
        <DocumentContent media={media} fileName={content.fileName} caption={content.caption} tail={tail} />
      )
    case 'audio':
      return <AudioContent media={media} tail={tail} />
    case 'location':
      return <LocationContent place={content} tail={tail} />
    case 'contacts':
      return <ContactsContent cards={content.cards} tail={tail} />
    case 'reaction':
      return <FormattedText text={content.emoji || t('messages:kind.reaction_removed')} tail={tail} />
    case 'interactive':
      return (
        <InteractiveContent
          parts={content}
          tail={tail}
          taps={props.taps}
          headerMedia={headerMedia(media, content.header?.kind)}
        />
      )
    case 'answer':
      return <AnswerContent title={content.title} description={content.description} tail={tail} />
    case 'form':
      return <FormContent lines={content.lines} tail={tail} />
    case 'call_permission':
      return <CallPermissionContent accepted={content.accepted} permanent={content.permanent} tail={tail} />
    case 'template':
      return (
        <TemplateContent
          content={content}
          rendered={props.rendered ?? null}
          tail={tail}
          taps={props.taps}
          headerMedia={headerMedia(media, props.rendered?.header?.kind)}
        />
      )
    case 'order':
      return <OrderContent text={content.text} items={content.items} tail={tail} />
    case 'unsupported':
      return <UnsupportedContent type={content.type} tail={tail} />
    case 'system':
      // Drawn across the thread by its bubble, never inside one.
      return null
  }
}

function AudioContent({ media, tail }: { media: MediaSource | null; tail: ReactNode }) {
  const missing = missingReason(media)
  return (
    <div data-inline>
      {missing !== null || media === null ? (
        <Missing reason={missing ?? 'pending'} kind="audio" />
      ) : (
        <AudioPlayer url={media.url} mimeType={media.mimeType} />
      )}
      {tail}
    </div>
  )
}

/** A picture, film or file that stands above the words of buttons and templates. */
function headerMedia(media: MediaSource | null, kind: string | undefined): ReactNode {
  if (media === null || missingReason(media) !== null) return undefined
  if (kind === 'image') return <ImageContent media={media} caption="" tail={null} />
  if (kind === 'video') return <VideoContent media={media} caption="" tail={null} />
  if (kind === 'document') return <DocumentContent media={media} fileName="" caption="" tail={null} />
  return undefined
}
