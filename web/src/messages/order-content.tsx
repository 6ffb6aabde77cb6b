import { IconShoppingCart } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../platform/use-format.ts'
import type { OrderItem } from './content.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './order-content.module.css'

export function OrderContent(props: { text: string; items: readonly OrderItem[]; tail: ReactNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const total = orderTotal(props.items)
  return (
    <div className={styles.order}>
      <div className={styles.title}>
        <IconShoppingCart size={16} stroke={1.7} />
        {t('messages:order.title', { count: props.items.length })}
      </div>
      <table className={styles.items}>
        <tbody>
          {props.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one order never move.
            <tr key={index}>
              <td className="tabular">{item.quantity} ×</td>
              <td className={styles.product}>{item.product}</td>
              <td className={styles.price}>
                {item.price === null ? '' : priceText(item.price * item.quantity, item.currency, language)}
              </td>
            </tr>
          ))}
        </tbody>
        {total === null ? null : (
          <tfoot>
            <tr>
              <td colSpan={2}>{t('messages:order.total')}</td>
              <td className={styles.price}>{priceText(total.amount, total.currency, language)}</td>
            </tr>
          </tfoot>
        )}
      </table>
      {props.text === '' ? (
        <div className={styles.tail}>{props.tail}</div>
      ) : (
        <FormattedText text={props.text} tail={props.tail} />
      )}
    </div>
  )
}

/** The sum, or null when a price is missing or two currencies are mixed: a sum would then be wrong. */
export function orderTotal(items: readonly OrderItem[]): { amount: number; currency: string } | null {
  const currency = items[0]?.currency
  if (currency === undefined) return null
  let amount = 0
  for (const item of items) {
    if (item.price === null || item.currency !== currency) return null
    amount += item.price * item.quantity
  }
  return { amount, currency }
}

/** A price as the reader writes it; a currency nobody knows stays beside its number. */
export function priceText(amount: number, currency: string, language: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) {
    const number = new Intl.NumberFormat(language, { minimumFractionDigits: 2 })
    return `${number.format(amount)} ${currency}`.trim()
  }
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr-FR', { style: 'currency', currency }).format(
    amount,
  )
}
