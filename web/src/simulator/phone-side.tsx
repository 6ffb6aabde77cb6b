import { IconBattery4, IconChevronLeft, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Button, contentText } from '../messages/index.ts'
import { Avatar } from '../platform/parts/index.ts'
import { showDone } from '../platform/toast.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './phone.module.css'
import { PhoneActs } from './phone-acts.tsx'
import { PhoneBubble } from './phone-bubble.tsx'
import { phoneContent } from './phone-message.ts'
import { PhoneWriter, type Writing } from './phone-writer.tsx'
import type { Customer, PhoneMessage, PhoneThread } from './simulator-shapes.ts'
import { type Act, useAct } from './use-act.ts'

/** The customer's phone: what they see of the conversation, and everything they can do in it. */
export function PhoneSide(props: { customer: Customer; thread: PhoneThread | undefined; now: Date | null }) {
  const { customer, thread } = props
  const { t } = useTranslation()
  const format = useFormat()
  const act = useAct(customer.wa_id)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  const [listOf, setListOf] = useState<PhoneMessage | null>(null)
  const messages = thread?.messages ?? []
  const business = thread?.number.verified_name ?? ''
  const doAct = (one: Act) => {
    act.mutate(one)
    setChosenId(null)
  }
  const tap = (message: PhoneMessage, button: Button) => {
    const choice = message.choices.find((one) => one.id === button.id || one.title === button.title)
    if (choice) return doAct({ path: 'taps', body: { message_id: message.id, id: choice.id } })
    showDone(t('simulator:phone.opens_elsewhere'))
  }
  const write = (kind: Writing['kind'], message: PhoneMessage) => {
    setWriting({ kind, messageId: message.id, words: contentText(phoneContent(message), t) })
    setChosenId(null)
  }
  return (
    <div className={styles.stage}>
      <div className={styles.phone} data-off={customer.phone !== 'on' || undefined}>
        <div className={styles.screen}>
          <div className={styles.status} aria-hidden>
            <span className="tabular">{props.now === null ? '' : format.time(props.now)}</span>
            <span className={styles.island} />
            <IconBattery4 size={18} stroke={1.6} />
          </div>
          <div className={styles.head}>
            <IconChevronLeft size={20} stroke={1.8} className={styles.back} aria-hidden />
            <Avatar name={business} size={32} />
            <div>
              <div className={styles.business}>{business}</div>
              <div className={styles.kind}>
                {t(
                  thread?.business_is_typing ? 'simulator:phone.typing' : 'simulator:phone.business_account',
                )}
              </div>
            </div>
          </div>
          {/* A dark screen cannot be touched, by no finger and no key. */}
          <div className={styles.live} inert={customer.phone !== 'on'}>
            <PhoneThreadView messages={messages}>
              {messages.map((message) => (
                <div key={message.id} className={styles.entry}>
                  <PhoneBubble
                    message={message}
                    quoted={
                      message.quotes === null ? undefined : messages.find((one) => one.id === message.quotes)
                    }
                    chosen={chosenId === message.id}
                    onChoose={() => setChosenId(chosenId === message.id ? null : message.id)}
                    onTap={(button) => tap(message, button)}
                    onList={() => setListOf(message)}
                  />
                  {chosenId === message.id && !message.deleted_for_everyone ? (
                    <PhoneActs
                      message={message}
                      onAct={doAct}
                      onReply={() => write('reply', message)}
                      onEdit={() => write('edit', message)}
                    />
                  ) : null}
                </div>
              ))}
            </PhoneThreadView>
            <PhoneWriter
              name={customer.name.split(' ')[0] ?? ''}
              writing={writing}
              onAct={doAct}
              onEnd={() => setWriting(null)}
            />
          </div>
          {listOf === null ? null : (
            <ListSheet
              message={listOf}
              onClose={() => setListOf(null)}
              onPick={(id) => {
                doAct({ path: 'taps', body: { message_id: listOf.id, id } })
                setListOf(null)
              }}
            />
          )}
          {customer.phone === 'on' ? null : (
            <div className={styles.dark}>{t(`simulator:dark.${customer.phone}`)}</div>
          )}
        </div>
      </div>
    </div>
  )
}

/** Stays at its end while new messages arrive, unless somebody scrolled away from it. */
function PhoneThreadView({
  messages,
  children,
}: {
  messages: readonly PhoneMessage[]
  children: React.ReactNode
}) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const newest = messages.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls.
  useEffect(() => {
    const element = scroller.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [newest])
  return (
    <div
      ref={scroller}
      className={styles.thread}
      role="log"
      aria-label={t('simulator:phone.title')}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget
        atEnd.current = scrollHeight - scrollTop - clientHeight < 40
      }}
    >
      {messages.length === 0 ? <p className={styles.none}>{t('simulator:phone.empty')}</p> : children}
    </div>
  )
}

function ListSheet(props: { message: PhoneMessage; onPick: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const content = phoneContent(props.message)
  const sections = content.kind === 'interactive' ? (content.list?.sections ?? []) : []
  return (
    <div className={styles.sheet} role="dialog" aria-label={t('messages:button.list')}>
      <button
        type="button"
        className={styles.sheetClose}
        onClick={props.onClose}
        aria-label={t('messages:close')}
      >
        <IconX size={18} stroke={1.7} />
      </button>
      {sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of one message never move.
        <div key={index}>
          {section.title === '' ? null : <div className={styles.sheetTitle}>{section.title}</div>}
          {section.rows.map((row) => (
            <button
              key={row.id}
              type="button"
              className={styles.sheetRow}
              onClick={() => props.onPick(row.id)}
            >
              {row.title}
              {row.description === '' ? null : <span>{row.description}</span>}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}
