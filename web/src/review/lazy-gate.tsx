import { type ComponentProps, lazy, Suspense } from 'react'
import type { GatePanel } from './gate.tsx'

const Panel = lazy(() => import('./gate.tsx').then((room) => ({ default: room.GatePanel })))

/** The question before sending; its code comes when it is asked. */
export function LazyGate(props: ComponentProps<typeof GatePanel>) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  )
}
