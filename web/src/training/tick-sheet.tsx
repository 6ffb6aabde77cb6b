import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { drawnAs, Tick, tickCodes } from '../messages/index.ts'
import { Emblem } from '../platform/emblem.tsx'
import { useSession } from '../platform/session.ts'
import { heardErrors } from './heard-errors.ts'
import styles from './tick-sheet.module.css'

/**
 * What the printer gets instead of the page: one A4 sheet for the wall. It stands beside the app in the document, so
 * that nothing of the app's own layout cuts it.
 */
export function TickSheet() {
  return createPortal(<Sheet />, document.body)
}

function Sheet() {
  const { t } = useTranslation()
  const { workspace } = useSession()
  return (
    <div className={styles.sheet} data-print-sheet>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('training:sheet.title')}</h1>
        <p>{workspace.name}</p>
      </header>
      <table className={styles.codes}>
        <thead>
          <tr>
            <th>{t('training:column.tick')}</th>
            <th>{t('training:column.proves')}</th>
            <th>{t('training:column.not')}</th>
            <th>{t('training:column.do')}</th>
          </tr>
        </thead>
        <tbody>
          {tickCodes.map((code) => (
            <tr key={code}>
              <th scope="row">
                <Tick {...drawnAs(code)} size={26} place="start" plain />
                <span className={styles.code}>{t(`training:code.${code}`)}</span>
                <span className={styles.state}>{t(`messages:tick.${code}.name`)}</span>
              </th>
              <td>{t(`messages:tick.${code}.proves`)}</td>
              <td>{t(`messages:tick.${code}.not`)}</td>
              <td className={styles.do}>{t(`training:do.${code}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className={styles.heading}>{t('training:error.title')}</h2>
      <ul className={styles.errors}>
        {heardErrors.map((error) => (
          <li key={error.id}>
            <p className={styles.wrong}>{t(error.says)}</p>
            <p>{t(error.fact)}</p>
          </li>
        ))}
      </ul>
      <ul className={styles.legend}>
        {['fact', 'estimate', 'late'].map((one) => (
          <li key={one}>
            <strong>{t(`training:legend.${one}`)}</strong> {t(`training:legend.${one}_text`)}
          </li>
        ))}
      </ul>
      <footer className={styles.foot}>
        <span className={styles.by}>
          <Emblem size={16} /> Doublecheck
        </span>
        <span>
          {t('training:sheet.as_of')}. {t('training:sheet.figures')}
        </span>
      </footer>
    </div>
  )
}
