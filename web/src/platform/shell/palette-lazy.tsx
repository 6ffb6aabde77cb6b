import { lazy, Suspense, useState } from 'react'
import { useKeys } from '../keyboard.ts'

const CommandPalette = lazy(() =>
  import('./palette.tsx').then((module) => ({ default: module.CommandPalette })),
)

/** The command palette, fetched when it is first asked for. */
export function Palette({ onKeys }: { onKeys: () => void }) {
  const [asked, setAsked] = useState(false)
  useKeys({ 'mod+k': () => setAsked(true) }, !asked)
  return asked ? (
    <Suspense fallback={null}>
      <CommandPalette onKeys={onKeys} />
    </Suspense>
  ) : null
}
