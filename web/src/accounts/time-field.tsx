import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { readTimeOfDay } from './time-of-day.ts'

/** A time of day, typed freely and kept as `HH:MM`. The browser's own field follows the machine's language, not ours. */
export function TimeField(props: { label: string; value: string; onChange: (time: string) => void }) {
  const { label, value, onChange } = props
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = () => {
    const time = readTimeOfDay(typed)
    setTyped(time ?? value)
    if (time && time !== value) onChange(time)
  }
  return (
    <TextInput
      w={72}
      aria-label={label}
      inputMode="numeric"
      className="tabular"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
