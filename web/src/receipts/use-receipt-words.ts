import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Evidence, NextStep } from '../platform/api-shapes.ts'
import type { Formatter } from '../platform/format.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import { figureOf } from './likely.ts'

const hourMs = 3_600_000
/** The page's clock goes by the minute: what is due within one is due. */
export const aboutNowMs = 60_000
const locales = { en: 'en-GB', fr: 'fr-FR' } as const

/** What the model says in codes and figures, in the reader's words. */
export function useReceiptWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const percent = new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 })
  const said = (whole: number) => percent.format(whole / 100)
  return {
    /** `70 %`, of whole percents. */
    percent: said,
    /** `about 70 %`; `over 98 %` where more would be a claim. */
    figure: (probability: number) => {
      const { how, percent: whole } = figureOf(probability)
      return t(`receipts:figure.${how}`, { percent: said(whole) })
    },
    evidence: (one: Evidence) => evidenceWords(one, t, format, said),
    step: (step: NextStep, now: Date) => stepWords(step, now, t, format),
  }
}

function evidenceWords(
  { code, params }: Evidence,
  t: TFunction,
  format: Formatter,
  said: (whole: number) => string,
): string {
  const { hours, minutes, usual_minutes: usual, percent } = params
  const ms = typeof minutes === 'number' ? minutes * 60_000 : Number(hours ?? 0) * hourMs
  const whole = typeof minutes !== 'number' && ms < hourMs
  return t(`receipts:evidence.${code}`, {
    ...params,
    count: Number(params.count ?? 0),
    observed: Number(params.observed ?? 1),
    code: String(params.code ?? ''),
    span: whole ? t('receipts:span_short') : format.duration(ms),
    usual: usual ? format.duration(Number(usual) * 60_000) : 'none',
    percent: said(Number(percent ?? 0)),
    // A newer server may know reasons this page has no words for.
    defaultValue: code,
  })
}

function stepWords({ step, at }: NextStep, now: Date, t: TFunction, format: Formatter): string {
  const name = t(`receipts:step.${step}`)
  if (at === null || Date.parse(at) <= now.getTime() + aboutNowMs) return name
  const today = format.dayKey(new Date(at)) === format.dayKey(now)
  const said = (today ? format.time : format.dateTime)(new Date(at))
  const kind = step === 'wait' || step === 'nothing' ? step : 'later'
  return t(today ? `receipts:step_today.${kind}` : `receipts:step_at.${kind}`, { step: name, at: said })
}
