import { request } from 'undici'
import { stableDigits } from './ids.ts'
import type { Webhook } from './number.ts'

/** Asks the address to prove itself, as the platform does; undefined when it does, else what was wrong. */
export async function verifyWebhook({ url, verifyToken }: Webhook): Promise<string | undefined> {
  const challenge = stableDigits(`${url}${verifyToken}`, 10)
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': challenge, 'hub.verify_token': verifyToken }
  try {
    const answer = await request(url, { query, headersTimeout: 5000, bodyTimeout: 5000 })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) return `it answered ${answer.statusCode}`
    return text === challenge ? undefined : 'it did not answer with the challenge'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
