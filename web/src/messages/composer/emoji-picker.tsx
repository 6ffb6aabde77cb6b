import { Popover } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './emoji-picker.module.css'
import { ToolButton } from './tool-button.tsx'

const columns = 9

// The ones a shop writes. The system's own picker has the rest, and no list has to be downloaded for them.
const emoji = Array.from(
  new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(
    '😀😄😊🙂😉😍🥰😅😂🤗🤔😌😢😭😮😕🙄😴👍👎👏🙏🙌💪👋🤝✌️👌✅❌⚠️❗❓💡🔔⏰' +
      '❤️🧡💛💚💙💜🖤⭐🎉🎁🎂🎈🌸🌞🌧️❄️☕🍰📦🚚🏠🏪📍📅🕐📞📧💳💶🧾👕👗👖👟🥾🧥👜🧣🧢🛠️🔧🔁',
  ),
  (part) => part.segment,
)

/** A small grid of emoji, moved through with the arrow keys. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll('button')]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    all[Math.min(all.length - 1, Math.max(0, at + step))]?.focus()
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus>
      <Popover.Target>
        <ToolButton label={t('messages:tool.emoji')} onClick={() => setOpened(!opened)} pressed={opened}>
          <IconMoodSmile size={18} stroke={1.7} />
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <div className={styles.grid} role="toolbar" aria-label={t('messages:tool.emoji')} onKeyDown={move}>
          {emoji.map((one, index) => (
            <button
              key={one}
              type="button"
              className={styles.emoji}
              tabIndex={index === 0 ? 0 : -1}
              onClick={() => {
                onPick(one)
                setOpened(false)
              }}
            >
              {one}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
