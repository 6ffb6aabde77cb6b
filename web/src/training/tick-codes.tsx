import { IconCircleCheck, IconCircleX, IconClockHour4 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { drawnAs, Tick, type TickCode, tickCodes } from '../messages/index.ts'
import { Card } from '../platform/parts/index.ts'
import { useNarrow } from '../platform/screen.ts'
import { heardErrors } from './heard-errors.ts'
import styles from './tick-codes.module.css'
import { TickSheet } from './tick-sheet.tsx'

/** The table people learn from: what each tick proves, what it does not, and what to do. */
export function TickCodes() {
  const narrow = useNarrow()
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.table}>{narrow ? <CodeCards /> : <CodeTable />}</div>
        <div className={styles.beside}>
          <HeardErrors />
          <Legend />
        </div>
      </div>
      <TickSheet />
    </>
  )
}

function CodeTable() {
  const { t } = useTranslation()
  return (
    <table className={styles.codes}>
      <thead>
        <tr>
          <th scope="col">{t('training:column.tick')}</th>
          <th scope="col">{t('training:column.proves')}</th>
          <th scope="col">{t('training:column.not')}</th>
          <th scope="col">{t('training:column.do')}</th>
        </tr>
      </thead>
      <tbody>
        {tickCodes.map((code) => (
          <tr key={code} data-inferred={code === 'probably_read' || undefined}>
            <th scope="row">
              <CodeName code={code} />
            </th>
            <td>{t(`messages:tick.${code}.proves`)}</td>
            <td className={styles.not}>{t(`messages:tick.${code}.not`)}</td>
            <td className={styles.do}>{t(`training:do.${code}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CodeName({ code }: { code: TickCode }) {
  const { t } = useTranslation()
  return (
    <span className={styles.code}>
      <Tick {...drawnAs(code)} size={32} place="start" plain />
      <span>
        <span className={code === 'probably_read' ? styles.inferred : undefined}>
          {t(`training:code.${code}`)}
        </span>
        <span className={styles.state}>{t(`messages:tick.${code}.name`)}</span>
      </span>
    </span>
  )
}

/** The same on a telephone, one card a tick. */
function CodeCards() {
  const { t } = useTranslation()
  return (
    <ul>
      {tickCodes.map((code) => (
        <li key={code}>
          <Card>
            <h2 className={styles.cardName}>
              <CodeName code={code} />
            </h2>
            <dl className={styles.facts}>
              <dt>{t('training:column.proves')}</dt>
              <dd>{t(`messages:tick.${code}.proves`)}</dd>
              <dt>{t('training:column.not')}</dt>
              <dd className={styles.not}>{t(`messages:tick.${code}.not`)}</dd>
              <dt>{t('training:column.do')}</dt>
              <dd className={styles.do}>{t(`training:do.${code}`)}</dd>
            </dl>
          </Card>
        </li>
      ))}
    </ul>
  )
}

function HeardErrors() {
  const { t } = useTranslation()
  return (
    <Card title={t('training:error.title')}>
      <ul className={styles.errors}>
        {heardErrors.map((error) => (
          <li key={error.id}>
            <p className={styles.wrong}>
              <IconCircleX size={16} stroke={1.7} aria-hidden="true" className={styles.red} />
              <span>
                <span className="visually-hidden">{t('training:error.says_wrong')} </span>
                {t(error.says)}
              </span>
            </p>
            <p className={styles.right}>
              <IconCircleCheck size={16} stroke={1.7} aria-hidden="true" className={styles.blue} />
              <span>
                <span className="visually-hidden">{t('training:error.says_right')} </span>
                {t(error.fact)}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={styles.legend}>
      <LegendLine sign={<span className={styles.solid} />} name={t('training:legend.fact')}>
        {t('training:legend.fact_text')}
      </LegendLine>
      <LegendLine sign={<span className={styles.dotted} />} name={t('training:legend.estimate')}>
        {t('training:legend.estimate_text')}
      </LegendLine>
      <LegendLine sign={<IconClockHour4 size={18} stroke={1.7} />} name={t('training:legend.late')}>
        {t('training:legend.late_text')}
      </LegendLine>
    </ul>
  )
}

function LegendLine(props: { sign: ReactNode; name: string; children: ReactNode }) {
  return (
    <li className={styles.line}>
      <span className={styles.sign} aria-hidden="true">
        {props.sign}
      </span>
      <p>
        <strong>{props.name}</strong> <span className={styles.not}>{props.children}</span>
      </p>
    </li>
  )
}
