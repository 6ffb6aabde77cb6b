import { useDebouncedValue } from '@mantine/hooks'
import { IconClockExclamation, IconDeviceFloppy, IconUser } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, Language } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { KeyHint } from '../platform/parts/index.ts'
import { useSession } from '../platform/session.ts'
import { listBlanks } from './blanks.ts'
import { languageWritten } from './language-of.ts'
import styles from './quick-reply-picker.module.css'
import { bestQuery, filledQuery } from './quick-reply-queries.ts'
import type { QuickReply } from './quick-reply-shapes.ts'
import { pickerId, type QuickReplies } from './use-quick-replies.ts'

const previewAfterMs = 80

type Props = {
  q: string
  contact: Contact
  replies: QuickReplies
  /** Keeps what is written as a quick reply; left out where this person may not. */
  onSave: (() => void) | undefined
}

/** What fits what is typed after the slash. The field keeps the focus; its keys walk through the list. */
export function QuickReplyPicker({ q, contact, replies, onSave }: Props) {
  const { t } = useTranslation()
  const { data, error, isPlaceholderData } = useQuery(bestQuery(q.trim()))
  // What is shown still answers what was typed before.
  const isLate = error === null && (data === undefined || isPlaceholderData)
  const found = data?.data ?? []
  // Undefined until somebody chooses: the first of what comes.
  const [active, setActive] = useState<number>()
  const savable = onSave !== undefined && replies.textBeside().trim() !== ''
  const count = found.length + (savable ? 1 : 0)
  const at = Math.min(active ?? 0, count - 1)
  const { workspace } = useSession()
  const reads = contact.language ?? workspace.language
  const spoken = replies.language ?? (reads.startsWith('fr') ? 'fr' : 'en')
  const otherLanguage = spoken === 'fr' ? 'en' : 'fr'
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its best again
  useEffect(() => setActive(undefined), [q])
  const { setActive: tellField } = replies
  useEffect(() => {
    tellField(count > 0 ? `${pickerId}-${at}` : null)
    return () => tellField(null)
  }, [tellField, count, at])
  const client = useQueryClient()
  const { setLanguage } = replies
  useEffect(() => {
    // Where nobody noted their language, what they write in tells it.
    const written = contact.language === null ? languageWritten(client, contact.id) : undefined
    if (written) setLanguage((chosen) => chosen ?? written)
  }, [client, contact.id, contact.language, setLanguage])
  const choose = (index: number) => {
    const reply = found[index]
    if (reply) void replies.pick(reply)
    else if (savable) onSave()
  }
  useEffect(() => {
    const { keys } = replies
    keys.current = (event) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const isEnter = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey
      if (event.key === 'Escape') replies.close()
      // By its place on the keyboard: with Alt held, some keyboards write another sign.
      else if (event.altKey && event.code === 'KeyL') replies.setLanguage(otherLanguage)
      else if (step !== 0 && count > 0) setActive((at + step + count) % count)
      else if (isEnter && isLate && active === undefined) replies.enterWaits.current = true
      else if (isEnter && count > 0) choose(at)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    }
    return () => {
      keys.current = null
    }
  })
  useEffect(() => {
    if (isLate || !replies.enterWaits.current) return
    replies.enterWaits.current = false
    if (found.length > 0) choose(0)
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press here must not take the focus from the field
    <div className={styles.picker} onMouseDown={(event) => event.preventDefault()}>
      <div className={styles.sides}>
        <div
          id={pickerId}
          role="listbox"
          tabIndex={-1}
          className={styles.list}
          aria-label={t('quick_replies:picker.title')}
        >
          {found.map((reply, index) => (
            <Option
              key={reply.id}
              id={`${pickerId}-${index}`}
              chosen={index === at}
              onChoose={() => choose(index)}
              onPoint={() => setActive(index)}
            >
              <ReplyLine reply={reply} language={spoken} />
            </Option>
          ))}
          {savable ? (
            <Option
              id={`${pickerId}-${found.length}`}
              chosen={at === found.length}
              onChoose={onSave}
              onPoint={() => setActive(found.length)}
            >
              <span className={styles.head}>
                <IconDeviceFloppy size={16} stroke={1.7} aria-hidden="true" />
                <span className={styles.title}>{t('quick_replies:picker.save')}</span>
              </span>
            </Option>
          ) : null}
        </div>
        {found[at] ? <Preview reply={found[at]} contact={contact} replies={replies} /> : null}
      </div>
      <p className={styles.foot} role="status">
        {error ? (
          errorWords(error, t)
        ) : data && found.length === 0 ? (
          <Nothing q={q} />
        ) : (
          <Keys onLanguage={() => setLanguage(otherLanguage)} onClose={replies.close} />
        )}
      </p>
    </div>
  )
}

type OptionProps = {
  id: string
  chosen: boolean
  onChoose: () => void
  onPoint: () => void
  children: ReactNode
}

function Option({ id, chosen, onChoose, onPoint, children }: OptionProps) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys come from the field, which keeps the focus
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={styles.row}
      onClick={onChoose}
      onMouseMove={chosen ? undefined : onPoint}
    >
      {children}
    </div>
  )
}

function ReplyLine({ reply, language }: { reply: QuickReply; language: Language }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={styles.head}>
        <span className={styles.title}>{reply.title}</span>
        {reply.shared ? null : (
          <IconUser size={14} stroke={1.7} role="img" aria-label={t('quick_replies:own')} />
        )}
        {reply.due ? (
          <span className={styles.due}>
            <IconClockExclamation size={14} stroke={1.7} aria-hidden="true" />
            {t('quick_replies:due_short')}
          </span>
        ) : null}
        <span className={styles.shortcut}>/{reply.shortcut}</span>
      </span>
      <span className={styles.words}>{shortWords(reply, language)}</span>
    </>
  )
}

/** In one line, without the names of what will be filled in. */
function shortWords({ texts }: QuickReply, language: Language): string {
  const words = texts[language] ?? texts.fr ?? texts.en ?? ''
  return words.replaceAll(/\{\{[^}]*\}\}/g, '…').replaceAll(/\s+/g, ' ')
}

/** The words as this person would read them. */
function Preview({ reply, contact, replies }: Pick<Props, 'contact' | 'replies'> & { reply: QuickReply }) {
  const { t } = useTranslation()
  const [id] = useDebouncedValue(reply.id, previewAfterMs)
  const { data } = useQuery(filledQuery(id, contact.id, replies.language))
  return (
    <div className={styles.preview}>
      <p className={styles.previewHead}>
        {t('quick_replies:picker.preview', { name: contact.display_name })}
      </p>
      {data && data.id === reply.id ? (
        <>
          <p className={styles.bubble} lang={data.language} dir="auto">
            <WithBlanks text={data.text} />
          </p>
          {data.other_language ? (
            <p className={styles.other}>
              {t('quick_replies:picker.only', { written: t(`quick_replies:language.${data.language}`) })}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

/** Blanks marked, which is where somebody must still write. */
export function WithBlanks({ text }: { text: string }) {
  const blanks = listBlanks(text)
  let upTo = 0
  const parts = blanks.flatMap(({ start, end }) => {
    const before = text.slice(upTo, start)
    upTo = end
    return [
      before,
      <mark key={start} className={styles.blank}>
        {text.slice(start, end)}
      </mark>,
    ]
  })
  return (
    <>
      {parts}
      {text.slice(upTo)}
    </>
  )
}

function Nothing({ q }: { q: string }) {
  const { t } = useTranslation()
  if (q.trim() !== '') return t('quick_replies:picker.nothing', { words: q.trim() })
  return (
    <>
      {t('quick_replies:picker.empty')}{' '}
      <Link to="/settings/$section" params={{ section: 'quick_replies' }}>
        {t('quick_replies:picker.settings')}
      </Link>
    </>
  )
}

/** What the keys do; what a finger cannot do on the list itself is a button as well. */
function Keys(props: { onLanguage: () => void; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <span className={styles.keys}>
      <span className={styles.key}>
        <KeyHint keys="↑↓" /> {t('quick_replies:picker.move')}
      </span>
      <span className={styles.key}>
        <KeyHint keys="Enter" /> {t('quick_replies:picker.insert')}
      </span>
      <span className={styles.key}>
        <KeyHint keys="Tab" /> {t('quick_replies:picker.next')}
      </span>
      <button type="button" tabIndex={-1} className={styles.act} onClick={props.onLanguage}>
        <KeyHint keys="Alt-L" /> {t('quick_replies:picker.language')}
      </button>
      <button type="button" tabIndex={-1} className={styles.act} onClick={props.onClose}>
        <KeyHint keys="Esc" /> {t('quick_replies:picker.close')}
      </button>
    </span>
  )
}
