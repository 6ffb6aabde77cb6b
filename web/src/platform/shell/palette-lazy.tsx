import { lazy, Suspense, useEffect, useState } from 'react'
import { withWords } from '../i18n.ts'
import { useKeys } from '../keyboard.ts'

const load = () => withWords(() => import('./palette.tsx'))
const CommandPalette = lazy(() => load().then((module) => ({ default: module.CommandPalette })))

// Fetched once the first page has settled, so that what is typed after Ctrl-K is not lost while it loads.
const fetchAfterMs = 4_000

/** The command palette, fetched when it is first asked for. */
export function Palette({ onKeys }: { onKeys: () => void }) {
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => void load(), fetchAfterMs)
    return () => clearTimeout(timer)
  }, [])
  useKeys({ 'mod+k': () => setAsked(true) }, !asked)
  return asked ? (
    <Suspense fallback={null}>
      <CommandPalette onKeys={onKeys} />
    </Suspense>
  ) : null
}
