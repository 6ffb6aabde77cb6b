import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../platform/api-shapes.ts'
import styles from './evidence-list.module.css'
import { useReceiptWords } from './use-receipt-words.ts'

/** Reasons in words, strongest first: plus speaks for, minus against. `named` says which cause each is about. */
export function EvidenceList({
  evidence,
  named = false,
}: {
  evidence: readonly Evidence[]
  named?: boolean
}) {
  const { t } = useTranslation()
  const words = useReceiptWords()
  return (
    <ul className={styles.list} aria-label={t('receipts:evidence_label')}>
      {evidence.map((one) => {
        const Sign = one.direction === 'for' ? IconPlus : IconMinus
        return (
          <li key={`${one.code} ${one.about} ${JSON.stringify(one.params)}`} className={styles.line}>
            <Sign
              size={14}
              stroke={1.8}
              aria-hidden="true"
              className={styles.sign}
              data-direction={one.direction}
            />
            <span>
              <span className="visually-hidden">
                {t(one.direction === 'for' ? 'receipts:for' : 'receipts:against')}{' '}
              </span>
              {named ? (
                <span className={styles.about}>
                  {t(`receipts:cause.${one.about}`, { defaultValue: '' })}{' '}
                </span>
              ) : null}
              {words.evidence(one)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
