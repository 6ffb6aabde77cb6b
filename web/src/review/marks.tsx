import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import styles from './marks.module.css'
import { cutAtFindings } from './move-findings.ts'
import type { Finding } from './review-shapes.ts'

/**
 * The words of a field once more behind it, unseen but for the lines under what was found. It has the field's own class,
 * so that every line breaks where the field's does, and follows its width and scrolling.
 */
export function Marks(props: {
  field: RefObject<HTMLTextAreaElement | null>
  fieldClass: string | undefined
  text: string
  findings: readonly Finding[]
  chosen: Finding | undefined
}) {
  const layer = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number>()
  const { field, text } = props
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const follow = () => {
      if (layer.current) layer.current.scrollTop = element.scrollTop
    }
    // A scroll bar takes its width from the words.
    const measure = new ResizeObserver(() => setWidth(element.clientWidth))
    measure.observe(element)
    element.addEventListener('scroll', follow, { passive: true })
    return () => {
      measure.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [field])
  useLayoutEffect(() => {
    if (!field.current || !layer.current) return
    void text
    setWidth(field.current.clientWidth)
    layer.current.scrollTop = field.current.scrollTop
  }, [field, text])
  if (props.findings.length === 0) return null
  return (
    <div
      ref={layer}
      className={`${props.fieldClass ?? ''} ${styles.layer}`}
      style={width === undefined ? undefined : { width }}
      dir="auto"
      aria-hidden
    >
      {cutAtFindings(text, props.findings).map(({ text: piece, finding }, index) =>
        finding ? (
          <mark
            // Pieces have no identity but their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
            key={index}
            className={styles.mark}
            data-severity={finding.severity}
            data-chosen={finding === props.chosen || undefined}
          >
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
      {/* A last line break has height in a field, and only with something after it elsewhere. */}
      {'\u200b'}
    </div>
  )
}
