import styles from './cause-bars.module.css'
import { wholePercents } from './likely.ts'
import { useReceiptWords } from './use-receipt-words.ts'

type Bar = { readonly key: string; readonly words: string; readonly part: number }

/** Competing causes, heaviest first, each as a bar with its figure beside. Parts run from 0 to 1 and sum to 1. */
export function CauseBars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const words = useReceiptWords()
  const whole = wholePercents(bars.map((bar) => bar.part))
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map((bar, index) => {
        // Nothing is certain and nothing is ruled out: the last percent is never given away.
        const shown = Math.min(99, Math.max(1, whole[index]!))
        return (
          <li key={bar.key} className={styles.bar} data-first={index === 0 || undefined}>
            <span className={styles.words}>{bar.words}</span>
            <span aria-hidden="true" className={styles.track}>
              <span style={{ width: `${Math.max(1, bar.part * 100)}%` }} />
            </span>
            <span className={styles.figure}>
              {whole[index]! < 1 ? '< ' : ''}
              {words.percent(shown)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
