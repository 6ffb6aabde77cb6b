import { useTranslation } from 'react-i18next'
import { useFormat } from '../platform/use-format.ts'
import type { DeletionAct, MistakeFigures, MistakeGroup, MistakeRow } from './mistake-shapes.ts'
import styles from './mistakes.module.css'

/** A share of messages with its interval, small as such shares are. */
export function ShareOf({ share }: { share: MistakeFigures['share'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!share) return <span className={styles.nothing}>{t('mistakes:figure.none')}</span>
  const percent = (value: number) => format.number(Math.round(1000 * value) / 10)
  const said = { value: percent(share.value), low: percent(share.low), high: percent(share.high) }
  return (
    <span className={styles.share} title={t('mistakes:figure.interval_title', said)}>
      <span className="tabular">{t('mistakes:figure.percent', said)}</span>
      <span className={styles.interval}>{t('mistakes:figure.interval', said)}</span>
    </span>
  )
}

const columns = ['before_read', 'recalled', 'hidden', 'deleted'] as const
const actOf = { before_read: undefined, recalled: 'recall', hidden: 'hide', deleted: 'everyone' } as const

/** The figures of each person, kind or hour; the number of mistakes opens the list behind it. */
export function MistakeTable(props: {
  rows: readonly MistakeRow[]
  by: MistakeGroup
  chosen: string | undefined
  /** `act`: not its mistakes, but what was taken back, hidden or deleted. */
  onChoose: (key: string, act?: DeletionAct) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useRowName(props.by)
  // What people did is counted by person alone: kinds and hours have no deletions of their own.
  const shown = props.by === 'agent' ? columns : (['before_read'] as const)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={styles.scroll} aria-label={t('mistakes:by_title')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(`mistakes:by.${props.by}`)}</th>
            <th scope="col" className={styles.number}>
              {t('mistakes:figure.mistakes')}
            </th>
            <th scope="col" className={styles.number}>
              {t('mistakes:figure.messages')}
            </th>
            <th scope="col">{t('mistakes:figure.share')}</th>
            {shown.map((name) => (
              <th key={name} scope="col" className={styles.number}>
                {t(`mistakes:figure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} data-chosen={row.key === props.chosen || undefined}>
              <th scope="row">{nameOf(row)}</th>
              <td className={styles.number}>
                {row.mistakes === 0 ? (
                  format.number(0)
                ) : (
                  <button
                    type="button"
                    className={styles.open}
                    aria-label={t('mistakes:open', { count: row.mistakes, name: nameOf(row) })}
                    onClick={() => props.onChoose(row.key)}
                  >
                    {format.number(row.mistakes)}
                  </button>
                )}
              </td>
              <td className={styles.number}>{row.messages === null ? '–' : format.number(row.messages)}</td>
              <td>
                <ShareOf share={row.share} />
              </td>
              {shown.map((name) => (
                <td key={name} className={styles.number}>
                  {row[name] === 0 || actOf[name] === undefined ? (
                    format.number(row[name])
                  ) : (
                    <button
                      type="button"
                      className={styles.open}
                      aria-label={`${nameOf(row)}, ${t(`mistakes:figure.${name}`)}, ${row[name]}`}
                      onClick={() => props.onChoose(row.key, actOf[name])}
                    >
                      {format.number(row[name])}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** How a row is called: a person, a kind, an hour. */
export function useRowName(by: MistakeGroup): (row: Pick<MistakeRow, 'key' | 'name'>) => string {
  const { t } = useTranslation()
  return ({ key, name }) => {
    if (by === 'kind') return t(`deletion:kinds.${key}`)
    if (by === 'hour') return t('mistakes:hour', { hour: Number(key) })
    return name ?? t(key.startsWith('agent:') ? 'mistakes:former' : 'mistakes:program')
  }
}
