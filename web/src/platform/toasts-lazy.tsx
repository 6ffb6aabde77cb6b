import { lazy, Suspense, useEffect, useState } from 'react'

const Toasts = lazy(() => import('./toasts.tsx').then((module) => ({ default: module.Toasts })))

const fetchAfterMs = 2_000

/** The place of toasts, kept out of the way of the first page. */
export function ToastsLater() {
  const [due, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), fetchAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return due ? (
    <Suspense fallback={null}>
      <Toasts />
    </Suspense>
  ) : null
}
