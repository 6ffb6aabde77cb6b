/** A program that uses the desk's API and does not give up: the same request, with the same key, until it is answered. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Desk } from './desk.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came out of the door
export type Answer = { readonly status: number; readonly body: any }

const answerMsMax = 15_000
const patienceMs = 180_000

/** One try. Throws when there was no answer. */
export async function call(
  desk: Desk,
  method: string,
  path: string,
  body?: object,
  key?: string,
  who: Readonly<Record<string, string>> = { authorization: `Bearer ${desk.token}` },
): Promise<Answer> {
  const response = await fetch(`${desk.url}${path}`, {
    method,
    headers: {
      ...who,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    body: body ? JSON.stringify(body) : null,
    signal: AbortSignal.timeout(answerMsMax),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}

/** Tries until there is an answer that says something about the request, and not about a desk in trouble. */
export async function insist(
  desk: Desk,
  method: string,
  path: string,
  body?: object,
  key?: string,
  who?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const answer = await call(desk, method, path, body, key, who).catch((error: Error) => error)
    if (!(answer instanceof Error)) {
      const stillWorking = answer.status === 409 && answer.body?.error?.code === 'request.in_progress'
      if (answer.status < 500 && !stillWorking) return answer
    }
    if (Date.now() > giveUpAt) {
      const why = answer instanceof Error ? answer.message : JSON.stringify(answer)
      throw new Error(`${method} ${path} was never answered: ${why}`)
    }
    await sleep(100)
  }
}

/** A colleague who signs in; what they send to be known by. The sign-in outlives every crash. */
export async function addColleague(desk: Desk, name: string): Promise<Readonly<Record<string, string>>> {
  const email = `${name.toLowerCase()}@soak.example`
  const password = 'a password for soaking'
  const made = await insist(desk, 'POST', '/api/v1/agents', { email, name, role: 'agent', password })
  if (made.status !== 201) throw new Error(`${name} was not let in: ${JSON.stringify(made.body)}`)
  const inside = await fetch(`${desk.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: desk.url, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const cookie = inside.headers.getSetCookie().map((one) => one.split(';')[0])
  return { cookie: cookie.join('; '), origin: desk.url }
}

export type NumberToConnect = {
  readonly phone_number_id: string
  readonly waba_id: string
  readonly app_secret: string
  readonly graph_url: string
}

/** Connects a number and returns its id on this desk. */
export async function connectNumber(desk: Desk, number: NumberToConnect): Promise<string> {
  const { status, body } = await insist(desk, 'POST', '/api/v1/numbers', {
    ...number,
    display_phone_number: `+33 1 ${number.phone_number_id.slice(-8)}`,
    access_token: `token-of-${number.phone_number_id}`,
    verify_token: `verify ${number.phone_number_id}`,
  })
  if (status !== 201) throw new Error(`the number was not connected: ${status} ${JSON.stringify(body)}`)
  return body.id
}
