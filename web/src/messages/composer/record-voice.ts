import { webmToOgg } from './webm-to-ogg.ts'

const oggOpus = 'audio/ogg; codecs=opus'
const webmOpus = 'audio/webm; codecs=opus'
const bitsPerSecond = 32_000

export type Recording = {
  /** Ends the recording and gives the note, as the one kind of file WhatsApp plays as a voice note. */
  finish: () => Promise<File>
  cancel: () => void
}

/** Can this browser record what WhatsApp plays? Opus sound, directly in Ogg or in a container we can open. */
export function canRecord(): boolean {
  return typeof MediaRecorder === 'function' && recordedType() !== null && 'mediaDevices' in navigator
}

function recordedType(): string | null {
  return [oggOpus, webmOpus].find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}

/** Asks for the microphone and starts. Throws what the browser says when it is not given. */
export async function startRecording(): Promise<Recording> {
  const mimeType = recordedType()
  if (mimeType === null) throw new Error('this browser records no Opus sound')
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true },
  })
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: bitsPerSecond })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data))
  recorder.start(1000)
  const letGo = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  return {
    finish: async () => {
      await stopped(recorder)
      letGo()
      const recorded = new Uint8Array(await new Blob(parts).arrayBuffer())
      const ogg = mimeType === oggOpus ? recorded : webmToOgg(recorded)
      return new File([ogg], 'voice.ogg', { type: 'audio/ogg' })
    },
    cancel: () => {
      if (recorder.state !== 'inactive') recorder.stop()
      letGo()
    },
  }
}

function stopped(recorder: MediaRecorder): Promise<void> {
  if (recorder.state === 'inactive') return Promise.resolve()
  return new Promise((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
    recorder.stop()
  })
}
