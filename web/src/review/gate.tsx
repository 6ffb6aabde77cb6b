import { Button, Radio, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './findings.module.css'
import { readyReasons } from './review-shapes.ts'
import { SeverityIcon } from './severity-icon.tsx'
import type { Gate } from './use-second-look.ts'

const ownWords = 'own'

/**
 * Asks once before words leave. A warning is waved through with a reason; a stop goes to a second person. The keys that
 * send do nothing here: a habit must not answer.
 */
export function GatePanel(props: { gate: Gate; onBack: () => void; onSend: (reason: string) => void }) {
  const { t } = useTranslation()
  const title = useId()
  const panel = useRef<HTMLDivElement>(null)
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState('')
  const { findings, approvals } = props.gate
  const stops = findings.some((one) => one.severity === 'stop') && approvals > 0
  const asksReason = approvals === 0 || findings.some((one) => one.severity === 'warning')
  const given = reason === ownWords ? own.trim() : reason
  useEffect(() => panel.current?.focus(), [])
  return (
    <div
      ref={panel}
      className={styles.gate}
      role="alertdialog"
      aria-labelledby={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          props.onBack()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.preventDefault()
      }}
    >
      <p id={title} className={styles.gateTitle}>
        {t(stops ? 'review:gate.stop' : 'review:gate.warning', { count: findings.length })}
      </p>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.part} ${finding.start}`} className={styles.finding}>
            <SeverityIcon severity={finding.severity} />
            <span className={styles.said}>{finding.message}</span>
          </li>
        ))}
      </ul>
      {asksReason ? (
        <Radio.Group label={t('review:gate.why')} value={reason} onChange={setReason}>
          <div className={styles.choices}>
            {[...readyReasons, ownWords].map((one) => (
              <Radio key={one} size="xs" value={one} label={t(`review:reason.${one}`)} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {reason === ownWords ? (
        <TextInput
          aria-label={t('review:own_reason')}
          placeholder={t('review:own_reason')}
          maxLength={200}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      ) : null}
      <div className={styles.gateActs}>
        <Button variant="default" onClick={props.onBack}>
          {t('review:gate.back')}
        </Button>
        <Button
          color={stops ? undefined : 'red'}
          disabled={asksReason && given === ''}
          onClick={() => props.onSend(given)}
        >
          {t(stops ? 'review:gate.ask' : 'review:gate.send', { count: approvals })}
        </Button>
      </div>
    </div>
  )
}
