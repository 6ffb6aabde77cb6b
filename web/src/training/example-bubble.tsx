import { useTranslation } from 'react-i18next'
import { Tick, type TickKind } from '../messages/index.ts'
import styles from './example-bubble.module.css'

/** A message of ours as a thread shows it, with the tick the example is about. */
export function ExampleBubble(props: { text: string; tick: TickKind; probablyRead?: boolean }) {
  const { t } = useTranslation()
  const code = props.probablyRead ? 'probably_read' : props.tick
  return (
    <div className={styles.thread}>
      <p className={styles.bubble} data-waiting={props.tick === 'clock' || undefined}>
        {props.text}
        <span className={styles.tail}>
          <Tick
            tick={props.tick}
            probablyRead={props.probablyRead ?? false}
            label={t(`training:code.${code}`)}
            plain
          />
        </span>
      </p>
    </div>
  )
}
