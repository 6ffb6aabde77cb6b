import { type ReactNode, useEffect, useState } from 'react'

// A wait shorter than this is not noticed; a flash of grey shapes would be.
const delayMs = 200

/** Shows its children only when the wait has become noticeable. */
export function AfterDelay({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs)
    return () => clearTimeout(timer)
  }, [])
  return late ? children : null
}
