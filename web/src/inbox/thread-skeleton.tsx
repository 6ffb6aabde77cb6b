import { AfterDelay } from '../platform/parts/index.ts'
import styles from './thread-skeleton.module.css'

const widths = ['46%', '30%', '52%', '38%', '24%']

/** Grey shapes where messages will be, once the wait is noticed. */
export function ThreadSkeleton() {
  return (
    <div className={styles.frame} aria-hidden="true">
      <AfterDelay>
        <div className={styles.wait}>
          {widths.map((width, index) => (
            <span key={width} style={{ width, alignSelf: index % 2 ? 'flex-end' : 'flex-start' }} />
          ))}
        </div>
      </AfterDelay>
    </div>
  )
}
