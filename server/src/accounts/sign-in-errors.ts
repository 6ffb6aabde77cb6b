import { errorBody } from '../platform/index.ts'

type Words = readonly [code: string, message: string]

const suspended: Words = [
  'accounts.suspended',
  'This account is suspended. Ask an owner of the workspace to let it back in.',
]
const wrongCode: Words = [
  'accounts.wrong_code',
  'This code is not right, or no longer. Take the newest one from your app, or a backup code.',
]
const challengeOver: Words = [
  'accounts.challenge_over',
  'The time to enter the code is over. Sign in again with your password.',
]
const tooMany: Words = ['accounts.too_many', 'Too many tries. Wait a moment and try again.']

/** The library's codes in our words. What is not here is kept as received, under one code of ours. */
const words: Readonly<Record<string, Words>> = {
  INVALID_EMAIL_OR_PASSWORD: [
    'accounts.wrong_password',
    'The e-mail address or the password is not right. Passwords are case-sensitive.',
  ],
  INVALID_EMAIL: ['accounts.wrong_password', 'Write the whole e-mail address, such as maya@example.com.'],
  INVALID_PASSWORD: ['accounts.wrong_password', 'The password is not right. Enter your present one.'],
  PASSWORD_TOO_SHORT: ['accounts.password_too_short', 'Choose a password of at least 8 characters.'],
  PASSWORD_TOO_LONG: ['accounts.password_too_long', 'Choose a password of at most 128 characters.'],
  SUSPENDED: suspended,
  INVALID_CODE: wrongCode,
  INVALID_BACKUP_CODE: wrongCode,
  INVALID_TWO_FACTOR_COOKIE: challengeOver,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: challengeOver,
  ACCOUNT_TEMPORARILY_LOCKED: ['accounts.too_many', 'Too many wrong codes. Try again in 15 minutes.'],
  TOTP_ALREADY_ENABLED: ['accounts.two_factor_on', 'The second factor is set up already. Give it up first.'],
  TOTP_NOT_ENABLED: ['accounts.two_factor_off', 'The second factor is not set up. Begin with setting it up.'],
  TWO_FACTOR_NOT_ENABLED: ['accounts.two_factor_off', 'The second factor is not set up.'],
  INVALID_ORIGIN: ['accounts.other_site', 'This came from a page of another site. Open the desk itself.'],
  UNAUTHORIZED: ['accounts.sign_in_needed', 'Sign in first.'],
}

export function translateSignInError(status: number, body: unknown) {
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown }
  const known = status === 429 && code === undefined ? tooMany : words[String(code)]
  const own = typeof message === 'string' ? message : 'Signing in did not work. Try again.'
  const [ourCode, ourMessage] = known ?? ['accounts.sign_in_failed', own]
  return errorBody({ code: ourCode, message: ourMessage, details: { reason: code ?? null } })
}
