import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../platform/toast.ts'
import { clockText } from '../waveform.ts'
import type { Uploaded } from './outgoing.ts'
import { type Recording, startRecording } from './record-voice.ts'
import { uploadFile } from './upload-file.ts'
import styles from './voice-bar.module.css'

// Sixteen megabytes of speech are hours; nobody listens that long.
const secondsMax = 15 * 60

/** Records while it is shown: a red dot, the time, throw away, send. */
export function VoiceBar(props: { onSend: (note: Uploaded) => Promise<void>; onEnd: () => void }) {
  const { t } = useTranslation()
  const recording = useRef<Recording | null>(null)
  const [seconds, setSeconds] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const { onEnd } = props
  useEffect(() => {
    let shown = true
    startRecording()
      .then((started) => {
        if (!shown) return started.cancel()
        recording.current = started
        setSeconds(0)
      })
      .catch((error: unknown) => {
        if (!shown) return
        console.warn('the microphone was not given', error)
        onEnd()
        showFailure(error, t, t('messages:voice.no_microphone'))
      })
    return () => {
      shown = false
      recording.current?.cancel()
    }
  }, [onEnd, t])
  const counting = seconds !== null && !busy && seconds < secondsMax
  useEffect(() => {
    if (!counting) return
    const timer = setInterval(() => setSeconds((now) => (now ?? 0) + 1), 1000)
    return () => clearInterval(timer)
  }, [counting])
  const send = async () => {
    if (!recording.current) return
    setBusy(true)
    try {
      const file = await recording.current.finish()
      recording.current = null
      await props.onSend(await uploadFile(file, { voice: true }))
    } catch (error) {
      showFailure(error, t)
    }
    onEnd()
  }
  return (
    <section className={styles.bar} aria-label={t('messages:voice.title')}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.words} role="status">
        {seconds === null
          ? t('messages:voice.asking')
          : t(busy ? 'messages:voice.sending' : 'messages:voice.recording')}
      </span>
      <span className="tabular">{clockText(seconds ?? 0)}</span>
      <span className={styles.space} />
      <Button
        variant="default"
        leftSection={<IconTrash size={16} stroke={1.7} />}
        onClick={onEnd}
        disabled={busy}
      >
        {t('messages:voice.discard')}
      </Button>
      <Button onClick={() => void send()} loading={busy} disabled={seconds === null}>
        {t('messages:send')}
      </Button>
    </section>
  )
}
