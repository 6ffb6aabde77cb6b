import { stableDigits } from './ids.ts'
import type { Message } from './message.ts'

export type PhoneState = 'on' | 'off' | 'no_coverage' | 'uninstalled'

/**
 * A person with a phone. What stands here is the truth, of which the platform tells a business only a
 * part.
 */
export type Customer = {
  /** The phone number in digits. A person with a username has one too; the business may not see it. */
  waId: string
  bsuid: string
  username?: string
  name: string
  language: string
  phone: PhoneState
  /** WhatsApp is in front; what arrives is read after a moment. */
  appOpen: boolean
  /** The number whose chat is in front; what arrives there is read at once, without a delivery receipt. */
  chatOpenWith?: string
  /** Read receipts switched on. */
  receipts: boolean
  /** Messages are seen in the notification, without opening them. */
  notificationPreview: boolean
  onWhatsApp: boolean
  numberChangedTo?: string
  /** Delivered when the phone is reachable again, oldest first. */
  waiting: Message[]
  /** Written while the phone had no network. */
  unsent: (() => void)[]
  /** Exists because somebody wrote to this number, not because it was asked for. */
  stranger: boolean
  /** Lives by himself; undefined: does only what the controls say. */
  persona?: {
    id: string
    describe(): object
    noticed(message: Message): void
  }
}

// Countries by calling code, for ids of people; the longest prefix wins. Enough for where such desks are
// used.
const countryOf: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  20: 'EG',
  27: 'ZA',
  30: 'GR',
  31: 'NL',
  32: 'BE',
  33: 'FR',
  34: 'ES',
  36: 'HU',
  39: 'IT',
  40: 'RO',
  41: 'CH',
  43: 'AT',
  44: 'GB',
  45: 'DK',
  46: 'SE',
  47: 'NO',
  48: 'PL',
  49: 'DE',
  51: 'PE',
  52: 'MX',
  54: 'AR',
  55: 'BR',
  56: 'CL',
  57: 'CO',
  60: 'MY',
  61: 'AU',
  62: 'ID',
  63: 'PH',
  64: 'NZ',
  65: 'SG',
  66: 'TH',
  81: 'JP',
  82: 'KR',
  84: 'VN',
  86: 'CN',
  90: 'TR',
  91: 'IN',
  92: 'PK',
  212: 'MA',
  213: 'DZ',
  216: 'TN',
  221: 'SN',
  225: 'CI',
  234: 'NG',
  237: 'CM',
  254: 'KE',
  351: 'PT',
  352: 'LU',
  353: 'IE',
  354: 'IS',
  356: 'MT',
  357: 'CY',
  358: 'FI',
  359: 'BG',
  370: 'LT',
  371: 'LV',
  372: 'EE',
  377: 'MC',
  380: 'UA',
  385: 'HR',
  386: 'SI',
  420: 'CZ',
  421: 'SK',
  423: 'LI',
  852: 'HK',
  961: 'LB',
  966: 'SA',
  971: 'AE',
  972: 'IL',
}

/** ISO country of a number in digits, `ZZ` when unknown. */
export function countryCode(digits: string): string {
  for (let length = 3; length > 0; length--) {
    const country = countryOf[digits.slice(0, length)]
    if (country) return country === 'US' && isCanadian(digits) ? 'CA' : country
  }
  return 'ZZ'
}

export function callingCode(digits: string): string {
  for (let length = 3; length > 0; length--)
    if (countryOf[digits.slice(0, length)]) return digits.slice(0, length)
  return digits.slice(0, 1)
}

// Area codes of Canada, North American Numbering Plan, 2026: +1 alone does not say the United States.
const canadianAreas = new Set(
  (
    '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 460 468 474 ' +
    '506 514 519 537 548 568 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 ' +
    '867 873 879 902 905 942'
  ).split(' '),
)

function isCanadian(digits: string): boolean {
  return canadianAreas.has(digits.slice(1, 4))
}

export function bsuidFor(waId: string, portfolioId: string): string {
  return `${countryCode(waId)}.${stableDigits(`${portfolioId}/${waId}`, 16)}`
}

export function newCustomer(waId: string, given: Partial<Customer> = {}): Customer {
  return {
    bsuid: bsuidFor(waId, 'simulator'),
    name: `Customer ${waId.slice(-4)}`,
    language: 'en',
    phone: 'on',
    appOpen: false,
    receipts: true,
    notificationPreview: true,
    onWhatsApp: true,
    stranger: false,
    ...given,
    waId,
    waiting: [],
    unsent: [],
  }
}
