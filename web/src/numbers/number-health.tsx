import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { WhatsappNumber } from '../platform/api-shapes.ts'
import { AfterDelay } from '../platform/parts/index.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import styles from './number-health.module.css'
import { numberQuery } from './number-queries.ts'

/** How a number fares, in the platform's own measures. */
export function NumberHealth({ numberId }: { numberId: string }) {
  const { t } = useTranslation()
  const { data, isError } = useQuery(numberQuery(numberId))
  if (isError) return <p className={styles.quiet}>{t('numbers:unavailable')}</p>
  if (!data) return <AfterDelay>{<p className={styles.quiet}>…</p>}</AfterDelay>
  return <HealthFacts number={data} />
}

export function HealthFacts({ number }: { number: WhatsappNumber }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const stopped = number.sending_stopped
  const lag = number.webhook_lag_ms
  return (
    <>
      {stopped ? (
        <p role="alert" className={styles.stopped}>
          {t('numbers:health.stopped', { since: format.dateTime(new Date(stopped.since)) })}{' '}
          {stopped.words?.[language] ?? stopped.message}
        </p>
      ) : null}
      <dl className={styles.facts}>
        <div>
          <dt>{t('numbers:health.number')}</dt>
          <dd className="tabular">
            {number.display_phone_number}
            {number.verified_name ? <span className={styles.quiet}> · {number.verified_name}</span> : null}
          </dd>
        </div>
        <div>
          <dt>{t('numbers:health.quality')}</dt>
          <dd>
            <Quality quality={number.quality} />
          </dd>
        </div>
        <div>
          <dt>{t('numbers:health.limit')}</dt>
          <dd>{limitWords(number.messaging_limit, format.number, t)}</dd>
        </div>
        <div>
          <dt>{t('numbers:health.pace')}</dt>
          <dd className="tabular">{t('numbers:health.per_second', { count: number.per_second })}</dd>
        </div>
        <div>
          <dt>{t('numbers:health.webhooks')}</dt>
          <dd className="tabular">
            {number.last_webhook_at
              ? t('numbers:health.last', { at: format.dateTime(new Date(number.last_webhook_at)) })
              : t('numbers:health.never')}
            {lag === null ? null : (
              <span className={styles.quiet}>
                {' '}
                ·{' '}
                {t('numbers:health.lag', {
                  lag:
                    lag < 60_000
                      ? `${format.number(Math.round(lag / 100) / 10)}\u00a0s`
                      : format.duration(lag),
                })}
              </span>
            )}
          </dd>
        </div>
        {number.last_error ? (
          <div>
            <dt>{t('numbers:health.error')}</dt>
            <dd>
              {number.last_error.message}
              <span className={styles.quiet}>
                {' '}
                · {number.last_error.code}, {format.dateTime(new Date(number.last_error.at))}
              </span>
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  )
}

const tones: Readonly<Record<string, string>> = { GREEN: 'green', YELLOW: 'amber', RED: 'red' }

/** The platform's colour, with its name: colour is never the only sign. */
function Quality({ quality }: { quality: string | null }) {
  const { t } = useTranslation()
  const tone = tones[quality ?? '']
  if (!tone) return <>{t('numbers:health.unknown')}</>
  return (
    <span className={styles.quality} data-tone={tone}>
      {t(`numbers:quality.${tone}`)}
    </span>
  )
}

/** `TIER_2K` is 2 000 people a day. A tier the platform invents later is shown as it is named. */
function limitWords(limit: string | null, say: (value: number) => string, t: TFunction): string {
  if (!limit) return t('numbers:health.unknown')
  if (/UNLIMITED/.test(limit)) return t('numbers:health.unlimited')
  const tier = /^(?:TIER_)?(\d+)(K?)$/.exec(limit)
  if (!tier) return limit
  return t('numbers:health.people', { people: say(Number(tier[1]) * (tier[2] ? 1000 : 1)) })
}
