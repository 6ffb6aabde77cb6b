import { charCount, textBodyCharsMax } from '@doublecheck/whatsapp'
import { useMediaQuery } from '@mantine/hooks'
import { IconBolt, IconMicrophone, IconNote, IconTemplate, IconX } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../platform/api-error.ts'
import type { Contact, Conversation, Message } from '../../platform/api-shapes.ts'
import { errorWords } from '../../platform/error-words.ts'
import { pickerId, QuickReplyLayer, useQuickReplies } from '../../quick-replies/index.ts'
import { type Dismissed, Marks, markStyles, SecondLookLayer, useSecondLook } from '../../review/index.ts'
import { messageText } from '../message-text.ts'
import { AttachMenu } from './attach-menu.tsx'
import { AttachmentList } from './attachment-list.tsx'
import styles from './composer.module.css'
import { useComposerSettings } from './composer-settings.ts'
import { EmojiPicker } from './emoji-picker.tsx'
import { mediaOutgoing, outgoingOf, type Uploaded } from './outgoing.ts'
import { canRecord } from './record-voice.ts'
import { SendButton } from './send-button.tsx'
import { sends } from './send-key.ts'
import type { Sheet } from './sheets.tsx'
import { SignalsMenu } from './signals-menu.tsx'
import { ToolButton } from './tool-button.tsx'
import { type Attachment, useAttachments } from './use-attachments.ts'
import { useDraft } from './use-draft.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useSend } from './use-send.ts'
import { useUndoKey } from './use-undo-key.ts'
import { VoiceBar } from './voice-bar.tsx'

type Props = {
  conversation: Conversation
  contact: Contact
  replyTo: Message | null
  onReplyEnd: () => void
  onSheet: (sheet: Sheet) => void
  onNote: (() => void) | undefined
}

/** Free words and files, while the window is open. */
export function Reply(props: Props) {
  const { conversation, contact, replyTo } = props
  const { t } = useTranslation()
  const { enterSends } = useComposerSettings()
  // The Enter of a touch keyboard breaks the line: there is no Shift to hold.
  const touch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useDraft(contact.id, field)
  const quick = useQuickReplies(field, { contactId: contact.id, text, setText })
  const look = useSecondLook(field, { contactId: contact.id, text, setText })
  const files = useAttachments()
  const [recording, setRecording] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = useSend(conversation, contact)
  const undo = useUndoKey(conversation.id)
  const over = useFileDrop(files.add, true)
  const why = reasonNotToSend(text, files.attachments)
  const submit = async () => {
    if (why !== null) return
    const dismissed = await look.pass()
    if (dismissed !== null) await leave(dismissed)
  }
  const leave = async (dismissed: readonly Dismissed[]) => {
    const ready = files.attachments.flatMap((one) => (one.uploaded ? [one.uploaded] : []))
    const messages = outgoingOf(text, ready, replyTo, quick.used, dismissed)
    const words = text
    setProblem(null)
    setText('')
    files.clear()
    quick.sent()
    props.onReplyEnd()
    field.current?.focus()
    try {
      // In their order: the platform delivers messages sent at once in any order.
      for (const message of messages) await send(message)
    } catch (error) {
      setText(words)
      setProblem(refusedWords(error, t))
    }
  }
  const sendVoice = async (note: Uploaded) => {
    await send({ ...mediaOutgoing(note, '', true), quotes: replyTo })
    props.onReplyEnd()
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (quick.onKey(event) || look.onKey(event)) return
    if (event.key === 'Escape') event.currentTarget.blur()
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
    if (isUndo && text === '' && undo()) event.preventDefault()
    if (!sends(event.nativeEvent, enterSends && !touch)) return
    event.preventDefault()
    void submit()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    files.add(pasted)
  }
  const insert = (words: string) => {
    const at = field.current?.selectionStart ?? text.length
    const to = field.current?.selectionEnd ?? at
    setText(text.slice(0, at) + words + text.slice(to))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at + words.length, at + words.length)
    })
  }
  if (recording) return <VoiceBar onSend={sendVoice} onEnd={() => setRecording(false)} />
  return (
    <>
      {over ? <div className={styles.drop}>{t('messages:attach.drop_here')}</div> : null}
      {replyTo === null ? null : <QuotedStrip message={replyTo} onLetGo={props.onReplyEnd} />}
      <AttachmentList attachments={files.attachments} onDrop={files.drop} />
      <div className={markStyles.holder}>
        <Marks
          field={field}
          fieldClass={styles.field}
          text={text}
          findings={look.findings}
          chosen={look.chosen}
        />
        <textarea
          ref={field}
          className={styles.field}
          aria-label={t('messages:reply_to', { name: contact.display_name })}
          placeholder={t('messages:reply_to', { name: contact.display_name })}
          value={text}
          onChange={({ currentTarget }) => {
            look.change()
            quick.change(currentTarget.value, currentTarget.selectionStart)
          }}
          onKeyDown={onKey}
          onBlur={quick.close}
          aria-controls={quick.asking ? pickerId : undefined}
          aria-activedescendant={quick.active ?? undefined}
          onPaste={onPaste}
          dir="auto"
          rows={1}
        />
      </div>
      <QuickReplyLayer replies={quick} contact={contact} />
      <SecondLookLayer look={look} onSend={(dismissed) => void leave(dismissed)} />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.bar}>
        <AttachMenu onFiles={files.add} onBuild={(what) => props.onSheet({ kind: 'build', what })} />
        <span className={styles.emoji}>
          <EmojiPicker onPick={insert} />
        </span>
        <ToolButton label={t('messages:tool.template')} onClick={() => props.onSheet({ kind: 'template' })}>
          <IconTemplate size={18} stroke={1.7} />
        </ToolButton>
        <ToolButton label={t('quick_replies:tool')} onClick={quick.open}>
          <IconBolt size={18} stroke={1.7} />
        </ToolButton>
        {props.onNote ? (
          <ToolButton label={t('messages:tool.note')} onClick={props.onNote}>
            <IconNote size={18} stroke={1.7} />
          </ToolButton>
        ) : null}
        <VoiceTool onStart={() => setRecording(true)} />
        <SignalsMenu conversationId={conversation.id} />
        <span className={styles.space} />
        <Count text={text} />
        <SendButton
          label={t('messages:send')}
          why={why === null ? null : t(`messages:why.${why}`)}
          onSend={() => void submit()}
        />
      </div>
    </>
  )
}

function VoiceTool({ onStart }: { onStart: () => void }) {
  const { t } = useTranslation()
  const able = canRecord()
  return (
    <ToolButton
      label={t(able ? 'messages:tool.voice' : 'messages:voice.unable')}
      onClick={onStart}
      disabled={!able}
    >
      <IconMicrophone size={18} stroke={1.7} />
    </ToolButton>
  )
}

function QuotedStrip({ message, onLetGo }: { message: Message; onLetGo: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.quote}>
      <span className={styles.quoteWords} dir="auto">
        <strong>{message.author.name ?? t('messages:quote.us')}</strong> {messageText(message, t)}
      </span>
      <button
        type="button"
        className={styles.letGo}
        onClick={onLetGo}
        aria-label={t('messages:quote.let_go')}
      >
        <IconX size={14} stroke={1.8} />
      </button>
    </div>
  )
}

function Count({ text }: { text: string }) {
  const { t } = useTranslation()
  const left = textBodyCharsMax - charCount(text)
  if (left > textBodyCharsMax / 5) return null
  return (
    <span className={styles.count} data-over={left < 0 || undefined} role="status">
      {t(left < 0 ? 'messages:chars_over' : 'messages:chars_left', { count: Math.abs(left) })}
    </span>
  )
}

type Reason = 'empty' | 'too_long' | 'uploading' | 'refused_file'

/** Why Send is grey, or null when it is not. */
export function reasonNotToSend(
  text: string,
  attachments: readonly Pick<Attachment, 'problem' | 'uploaded'>[],
): Reason | null {
  if (charCount(text) > textBodyCharsMax) return 'too_long'
  if (attachments.some((one) => one.problem !== null)) return 'refused_file'
  if (attachments.some((one) => one.uploaded === null)) return 'uploading'
  return text.trim() === '' && attachments.length === 0 ? 'empty' : null
}

function refusedWords(error: unknown, t: Parameters<typeof errorWords>[1]): string {
  const words = errorWords(error, t)
  const fields = error instanceof ApiError ? Object.values(error.fields) : []
  return [words, ...fields].join(' ')
}
