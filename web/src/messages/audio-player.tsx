import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './audio-player.module.css'
import { barsCount, clockText, measureWaveform, type Waveform } from './waveform.ts'

const seekSeconds = 5
const speeds = [1, 1.5, 2] as const
const flat: readonly number[] = Array.from({ length: barsCount }, () => 0)

// One sound at a time: starting a note stops the one before it.
let playing: HTMLAudioElement | null = null

/** A voice note or a sound: play, seek by pointer or arrow keys, speed. `played` colours the heard part. */
export function AudioPlayer({ url, mimeType }: { url: string; mimeType: string }) {
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const [running, setRunning] = useState(false)
  const [at, setAt] = useState(0)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1)
  const [broken, setBroken] = useState(false)
  const waveform = useWaveform(url)
  const length = waveform?.seconds ?? seconds ?? 0
  const bars = waveform?.bars ?? flat

  const toggle = async () => {
    const element = audio.current
    if (!element) return
    if (!element.paused) return element.pause()
    if (playing && playing !== element) playing.pause()
    playing = element
    try {
      await element.play()
    } catch {
      // Neither a refusal by the browser nor an unknown codec has more to say than this.
      setBroken(true)
    }
  }
  const seek = (to: number) => {
    if (!audio.current || length === 0) return
    audio.current.currentTime = Math.min(length, Math.max(0, to))
    setAt(audio.current.currentTime)
  }
  const changeSpeed = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length]!
    setSpeed(next)
    if (audio.current) audio.current.playbackRate = next
  }
  return (
    <div className={styles.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: a customer's voice note has no captions to offer. */}
      <audio
        ref={audio}
        preload="none"
        onPlay={() => setRunning(true)}
        onPause={() => setRunning(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => setSeconds(finite(event.currentTarget.duration))}
        onEnded={() => setAt(0)}
        onError={() => setBroken(true)}
      >
        <source src={url} type={mimeType} />
      </audio>
      <button
        type="button"
        className={styles.play}
        onClick={() => void toggle()}
        aria-label={t(running ? 'messages:audio.pause' : 'messages:audio.play')}
      >
        {running ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
      </button>
      <Bars bars={bars} share={length > 0 ? at / length : 0} seconds={length} onSeek={seek} at={at} />
      <span className={styles.time}>{length > 0 ? clockText(running || at > 0 ? at : length) : '–:––'}</span>
      {running ? (
        <button
          type="button"
          className={styles.speed}
          onClick={changeSpeed}
          aria-label={t('messages:audio.speed')}
        >
          {t('messages:audio.times', { speed })}
        </button>
      ) : null}
      {broken ? (
        <a className={styles.broken} href={url} download>
          {t('messages:audio.cannot_play')}
        </a>
      ) : null}
    </div>
  )
}

function finite(seconds: number): number | null {
  return Number.isFinite(seconds) ? seconds : null
}

function useWaveform(url: string): Waveform | null {
  const [waveform, setWaveform] = useState<Waveform | null>(null)
  useEffect(() => {
    let shown = true
    void measureWaveform(url).then((found) => {
      if (shown) setWaveform(found)
    })
    return () => {
      shown = false
    }
  }, [url])
  return waveform
}

function Bars(props: {
  bars: readonly number[]
  share: number
  at: number
  seconds: number
  onSeek: (seconds: number) => void
}) {
  const { t } = useTranslation()
  const seekByPointer = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    props.onSeek(((event.clientX - box.left) / box.width) * props.seconds)
  }
  const seekByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = {
      ArrowRight: seekSeconds,
      ArrowUp: seekSeconds,
      ArrowLeft: -seekSeconds,
      ArrowDown: -seekSeconds,
    }
    const by = step[event.key as keyof typeof step]
    if (by === undefined) return
    event.preventDefault()
    props.onSeek(props.at + by)
  }
  return (
    <div
      className={styles.bars}
      role="slider"
      tabIndex={0}
      aria-label={t('messages:audio.place')}
      aria-valuemin={0}
      aria-valuemax={Math.round(props.seconds)}
      aria-valuenow={Math.round(props.at)}
      aria-valuetext={`${clockText(props.at)} / ${clockText(props.seconds)}`}
      onPointerDown={seekByPointer}
      onKeyDown={seekByKey}
    >
      {props.bars.map((bar, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars of one sound never move.
          key={index}
          className={styles.bar}
          data-heard={index / props.bars.length < props.share || undefined}
          style={{ height: `${2 + Math.round(bar * 18)}px` }}
        />
      ))}
    </div>
  )
}
