/** `9`, `930`, `9h30`, `9:30` and `09.30` are all `09:30` or `09:00`; up to `24:00`. Undefined when it is no time. */
export function readTimeOfDay(typed: string): string | undefined {
  const said = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?|(\d{2}))?\s*$/i.exec(typed.trim())
  if (!said) return undefined
  const hours = Number(said[1])
  const minutes = Number(said[2] ?? said[3] ?? 0)
  const whole = hours < 24 ? minutes < 60 : hours === 24 && minutes === 0
  if (!whole) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
