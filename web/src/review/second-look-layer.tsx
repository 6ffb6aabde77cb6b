import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './findings.module.css'
import { LazyGate } from './lazy-gate.tsx'
import type { Dismissed } from './review-shapes.ts'
import type { SecondLook } from './use-second-look.ts'

// Most words have nothing to say about them: the rest comes when it is needed.
const List = lazy(() => import('./findings-list.tsx').then((room) => ({ default: room.FindingsList })))

/** What the second look shows below a field: its findings, or the question before sending. */
export function SecondLookLayer(props: {
  look: SecondLook
  onSend: (dismissed: readonly Dismissed[]) => void
}) {
  const { t } = useTranslation()
  const { look } = props
  const { findings, gate, chosen } = look
  return (
    <>
      <p className={styles.status} role="status">
        {chosen
          ? [
              chosen.message,
              chosen.proposal ? t('review:press_enter', { proposal: chosen.proposal }) : '',
            ].join(' ')
          : findings.length > 0
            ? t('review:found', { count: findings.length })
            : ''}
      </p>
      {look.reads ? (
        <p className={styles.reading}>
          <span>{t('review:reading')}</span>
        </p>
      ) : null}
      <Suspense fallback={null}>
        {gate ? (
          <LazyGate gate={gate} onBack={look.back} onSend={(reason) => props.onSend(look.passed(reason))} />
        ) : findings.length > 0 ? (
          <List
            findings={findings}
            text={look.text}
            active={look.active}
            onChoose={look.choose}
            onWalk={() => look.walk(1)}
            onApply={look.apply}
            onIgnore={look.ignore}
            onLearnt={look.refresh}
          />
        ) : null}
      </Suspense>
      {gate === null && look.approvals > 0 ? (
        <p className={styles.people}>{t('review:people', { count: look.approvals })}</p>
      ) : null}
    </>
  )
}
