// The bars of a voice note are measured from its sound. Until that is done, or where the browser cannot
// decode it, the line is flat: a drawn wave that is not the sound would be a decoration that pretends.

export const barsCount = 36
const decodedBytesMax = 2 * 1024 * 1024
const keptMax = 200

export type Waveform = { bars: readonly number[]; seconds: number }

const measured = new Map<string, Promise<Waveform | null>>()

/** Loudness per bar, 0 to 1, and the length in seconds; null when it cannot be decoded here. */
export function measureWaveform(url: string): Promise<Waveform | null> {
  const known = measured.get(url)
  if (known) return known
  if (measured.size >= keptMax) {
    const oldest = measured.keys().next()
    if (!oldest.done) measured.delete(oldest.value)
  }
  const asked = decode(url)
  measured.set(url, asked)
  return asked
}

async function decode(url: string): Promise<Waveform | null> {
  try {
    const response = await fetch(url, { credentials: 'same-origin' })
    if (!response.ok) return null
    const bytes = await response.arrayBuffer()
    if (bytes.byteLength > decodedBytesMax) return null
    const sound = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes)
    return { bars: toBars(sound.getChannelData(0), barsCount), seconds: sound.duration }
  } catch {
    // An unknown codec or a lost line: the player still works, the line stays flat.
    return null
  }
}

/** The mean loudness of `count` equal stretches, scaled so that the loudest is 1. */
export function toBars(samples: ArrayLike<number>, count: number): number[] {
  const bars: number[] = []
  for (let bar = 0; bar < count; bar += 1) {
    const from = Math.floor((bar * samples.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / count))
    let sum = 0
    for (let at = from; at < to && at < samples.length; at += 1) sum += Math.abs(samples[at]!)
    bars.push(sum / (to - from))
  }
  const loudest = Math.max(...bars)
  return bars.map((bar) => (loudest > 0 ? bar / loudest : 0))
}

/** `0:14`, `12:03`. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
