import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { KeyHint } from '../platform/parts/index.ts'
import { useTakeBack } from './message-actions.ts'
import { secondsLeft, shareLeft, undoWindowMs } from './undo-countdown.ts'
import styles from './undo-strip.module.css'

const circumference = 2 * Math.PI * 6

/** Ring, seconds and Cancel beside a message that is in the thread but has not left. */
export function UndoStrip({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { takeBack, isPending } = useTakeBack()
  const leavesAtMs = useLeavesAt(message)
  const nowMs = useFrameClock(leavesAtMs)
  const left = secondsLeft(leavesAtMs, nowMs)
  const share = shareLeft(leavesAtMs, nowMs, undoWindowMs(message.created_at, message.send_after))
  return (
    <div className={styles.strip}>
      <svg className={styles.ring} viewBox="0 0 16 16" width="16" height="16" aria-hidden>
        <circle className={styles.track} cx="8" cy="8" r="6" />
        <circle
          className={styles.rest}
          cx="8"
          cy="8"
          r="6"
          strokeDasharray={`${share * circumference} ${circumference}`}
          transform="rotate(-90 8 8)"
        />
      </svg>
      <span className={styles.words}>
        {left > 0 ? t('messages:undo.leaves_in', { left }) : t('messages:undo.leaving')}
      </span>
      {left > 0 ? (
        <button
          type="button"
          className={styles.cancel}
          disabled={isPending}
          onClick={() => takeBack(message)}
        >
          <IconArrowBackUp size={16} stroke={1.7} />
          {t('messages:undo.cancel')}
          <KeyHint keys="Z" />
        </button>
      ) : null}
    </div>
  )
}

// The server's seconds are counted down on this machine's running clock: the two clocks need not agree.
function useLeavesAt(message: Message): number {
  const seconds = message.seconds_to_undo ?? 0
  const known = useRef({ message, leavesAtMs: performance.now() + seconds * 1000 })
  if (known.current.message.id !== message.id || known.current.message.seconds_to_undo !== seconds) {
    known.current = { message, leavesAtMs: performance.now() + seconds * 1000 }
  }
  return known.current.leavesAtMs
}

function useFrameClock(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now())
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setInterval(
      () => {
        setNowMs(performance.now())
        if (performance.now() > untilMs) clearInterval(timer)
      },
      calm ? 1000 : 100,
    )
    return () => clearInterval(timer)
  }, [untilMs])
  return nowMs
}
