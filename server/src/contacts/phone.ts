import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js'

const phoneCharsMax = 40

/**
 * Digits without plus of a number written internationally, or undefined. No country is guessed: a guess would one day
 * write to a stranger. Numbers of a possible length pass, whether or not they are in use.
 */
export function parsePhone(text: string): string | undefined {
  if (text.length > phoneCharsMax) return undefined
  const parsed = parsePhoneNumberFromString(text.trim(), { extract: false })
  return parsed?.isPossible() ? parsed.number.slice(1) : undefined
}

export const phoneRemedy = 'Write the number with + and country code, such as +33 6 12 34 56 78.'

/** How people read it: +33 6 12 34 56 78. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`
}

/** Country codes of the world, each once. */
export const callingCodes: readonly string[] = [...new Set(getCountries().map(getCountryCode))]

function getCountryCode(country: Parameters<typeof getCountryCallingCode>[0]): string {
  return getCountryCallingCode(country)
}
