import { Menu } from '@mantine/core'
import {
  IconFile,
  IconMapPin,
  IconMicrophone,
  IconPaperclip,
  IconPhoto,
  IconSend2,
  IconSticker,
  IconUser,
  IconX,
} from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './phone.module.css'
import type { Act } from './use-act.ts'

const samples = [
  { type: 'image', icon: IconPhoto, body: {} },
  { type: 'document', icon: IconFile, body: {} },
  { type: 'sticker', icon: IconSticker, body: {} },
  {
    type: 'location',
    icon: IconMapPin,
    body: { latitude: 45.75917, longitude: 4.82966, name: 'Place Bellecour', address: '69002 Lyon' },
  },
  {
    type: 'contacts',
    icon: IconUser,
    body: [
      {
        name: { formatted_name: 'Camille Ferrand', first_name: 'Camille' },
        phones: [{ phone: '+33 6 39 98 00 12' }],
      },
    ],
  },
] as const

export type Writing = { readonly kind: 'reply' | 'edit'; readonly messageId: string; readonly words: string }

/** Writes as the customer. Pictures, sounds and the like are samples: this phone has no camera. */
export function PhoneWriter(props: {
  name: string
  writing: Writing | null
  onAct: (act: Act) => void
  onEnd: () => void
}) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const { writing, onAct, onEnd } = props
  useEffect(() => {
    if (writing === null) return
    setText(writing.kind === 'edit' ? writing.words : '')
    field.current?.focus()
  }, [writing])
  const context = writing?.kind === 'reply' ? { context: { id: writing.messageId } } : {}
  const sendSample = (type: string, body: unknown) => {
    onAct({ path: 'messages', body: { type, [type]: body, ...context } })
    onEnd()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    if (writing?.kind === 'edit') onAct({ path: 'edits', body: { message_id: writing.messageId, text } })
    else onAct({ path: 'messages', body: { type: 'text', text: { body: text }, ...context } })
    setText('')
    onEnd()
  }
  return (
    <form className={styles.writer} onSubmit={submit}>
      {writing === null ? null : (
        <div className={styles.writing}>
          <span>
            {t(writing.kind === 'edit' ? 'simulator:phone.editing' : 'simulator:phone.replying')}{' '}
            {writing.words}
          </span>
          <button type="button" onClick={onEnd} aria-label={t('messages:cancel')}>
            <IconX size={14} stroke={1.8} />
          </button>
        </div>
      )}
      <div className={styles.field}>
        <input
          ref={field}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('simulator:phone.write_as', { name: props.name })}
          aria-label={t('simulator:phone.write_as', { name: props.name })}
          dir="auto"
        />
        <Menu position="top-end">
          <Menu.Target>
            <button
              type="button"
              className={styles.clip}
              aria-label={t('simulator:phone.send_sample')}
              title={t('simulator:phone.send_sample')}
            >
              <IconPaperclip size={18} stroke={1.7} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {samples.map(({ type, icon: SampleIcon, body }) => (
              <Menu.Item
                key={type}
                leftSection={<SampleIcon size={16} stroke={1.7} />}
                onClick={() => sendSample(type, body)}
              >
                {t(`messages:kind.${type}`, { count: 1 })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {text.trim() === '' ? (
        <button
          type="button"
          className={styles.round}
          onClick={() => sendSample('audio', { voice: true })}
          aria-label={t('simulator:phone.send_voice')}
          title={t('simulator:phone.send_voice')}
        >
          <IconMicrophone size={18} stroke={1.7} />
        </button>
      ) : (
        <button type="submit" className={styles.round} aria-label={t('messages:send')}>
          <IconSend2 size={18} stroke={1.7} />
        </button>
      )}
    </form>
  )
}
