import { Fragment, type ReactNode, useMemo } from 'react'
import styles from './formatted-text.module.css'
import { type Block, parseMarkdown, type Span } from './markdown.ts'

/**
 * A customer's or our words with WhatsApp's formatting. Each block takes its direction from its own
 * first letter.
 * `tail` (time and tick) sits at the end of the last line where there is room, else under it.
 */
export function FormattedText(props: { text: string; tail?: ReactNode }) {
  const blocks = useMemo(() => parseMarkdown(props.text), [props.text])
  const large = isFewEmoji(props.text)
  return (
    <div className={large ? styles.large : styles.text}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move.
        <BlockView key={index} block={block} tail={index === blocks.length - 1 ? props.tail : undefined} />
      ))}
    </div>
  )
}

function BlockView({ block, tail }: { block: Block; tail: ReactNode }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <div className={styles.block} dir="auto">
          <Spans spans={block.spans} />
          {tail}
        </div>
      )
    case 'quote':
      return (
        <>
          <blockquote className={styles.quote} dir="auto">
            <Spans spans={block.spans} />
          </blockquote>
          {tail}
        </>
      )
    case 'mono':
      return (
        <>
          <pre className={styles.mono} dir="auto">
            {block.text}
          </pre>
          {tail}
        </>
      )
    case 'list': {
      const items = block.items.map((spans, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of one text never move.
        <li key={index} dir="auto">
          <Spans spans={spans} />
        </li>
      ))
      return (
        <>
          {block.start === null ? (
            <ul className={styles.bullets}>{items}</ul>
          ) : (
            <ol className={styles.numbers} start={block.start}>
              {items}
            </ol>
          )}
          {tail}
        </>
      )
    }
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: spans of one text never move.
    <Fragment key={index}>{spanView(span)}</Fragment>
  ))
}

function spanView(span: Span): ReactNode {
  switch (span.kind) {
    case 'text':
      return span.text
    case 'bold':
      return (
        <strong>
          <Spans spans={span.spans} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Spans spans={span.spans} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Spans spans={span.spans} />
        </s>
      )
    case 'code':
      return <code className={styles.code}>{span.text}</code>
    case 'link':
      return (
        <a href={span.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
          {span.text}
        </a>
      )
  }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** One to three emoji and nothing else are shown large, as on a phone. */
export function isFewEmoji(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 36) return false
  const parts = Array.from(graphemes.segment(trimmed), (part) => part.segment).filter(
    (part) => part.trim() !== '',
  )
  return (
    parts.length <= 3 &&
    parts.every((part) => /^(\p{Extended_Pictographic}|\p{Regional_Indicator}{2})/u.test(part))
  )
}
