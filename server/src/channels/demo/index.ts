import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { type House, isRefusal, type WorkspaceId } from '../../platform/index.ts'
import { addStarterSet } from '../../templates/index.ts'
import type { Whatsapp } from '../whatsapp/index.ts'
import { addDemoCatalogue } from './demo-catalogue.ts'
import { tellMemories } from './memories.ts'
import { demoTemplates } from './templates.ts'

export type Demo = { readonly url: string; stop(): Promise<void> }

const simulatorProgram = fileURLToPath(new URL('../../../../packages/simulator/src/main.ts', import.meta.url))
/** A moment on a quiet machine; on a busy one, or on a slow disk the first time, it takes its time. */
const startMsMax = 60_000
const playedMsMax = 2_000
const people = 60
const historyDays = 30

const number = {
  phone_number_id: '730041220019845',
  waba_id: '418806120773215',
  display_phone_number: '+33 1 99 00 12 34',
}

/** True while no real number is connected anywhere in the house: only then is there a demonstration. */
export async function wantsDemo(house: House): Promise<boolean> {
  if (!house.config.demo) return false
  const real = await house.db
    .selectFrom('whatsapp_numbers')
    .select('number_id')
    .where('simulated', '=', false)
    .where('disconnected_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return real === undefined
}

/** Ends what an earlier demonstration connected: nobody is behind its number, and messages to people must not wait for it. */
export async function disconnectSimulated(house: House, whatsapp: Whatsapp): Promise<void> {
  const left = await house.db
    .selectFrom('whatsapp_numbers')
    .select(['workspace_id', 'number_id'])
    .where('simulated', '=', true)
    .where('disconnected_at', 'is', null)
    .execute()
  for (const { workspace_id, number_id } of left) await whatsapp.disconnect(workspace_id, number_id)
}

/**
 * Starts the simulator as a child that dies with us, and connects its number like any other. Its secrets are made anew
 * at every start, so nobody who knows the program knows how to sign for this desk. A desk without conversations is told
 * a past, the way the platform transfers the history of a number used in the WhatsApp Business app; after a restart the
 * people are reminded of what they knew. Undefined where another desk on the same data plays already.
 */
export async function startDemo(
  house: House,
  whatsapp: Whatsapp,
  workspaceId: WorkspaceId,
  webhookUrl: string,
): Promise<Demo | undefined> {
  if (await isPlayedElsewhere(house)) return undefined
  const child = fork(simulatorProgram, ['--port', '0', '--population', '0', ...clockArguments(house)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const url = await whenReady(child)
  const secrets = { access_token: secret(), app_secret: secret(), verify_token: secret() }
  const empty = await isEmpty(house, workspaceId)
  await control(url, 'numbers', {
    ...number,
    ...secrets,
    webhook_url: webhookUrl,
    coexistence: true,
    verified_name: 'Boutique Ardelle',
    population: people,
  })
  // The simulator keeps nothing between two runs; the review it plays takes a moment.
  for (const template of demoTemplates()) {
    await post(`${url}/v25.0/${number.waba_id}/message_templates`, template, secrets.access_token)
  }
  // Before the number is connected to it: what waited to be sent leaves at once then.
  await tellMemories(house, workspaceId, { url, phoneNumberId: number.phone_number_id })
  const connected = await whatsapp.connect({
    ...number,
    ...secrets,
    workspace_id: workspaceId,
    graph_url: url,
    label: 'Simulator',
    simulated: true,
  })
  if (isRefusal(connected))
    throw new Error(`the simulator's number could not be connected: ${connected.message}`)
  if (empty) {
    await addStarterSet(house.db, workspaceId, 'demo', house.clock.now())
    await addDemoCatalogue(house.db, workspaceId, house.clock.now())
    await control(url, 'history', { days: historyDays, phone_number_id: number.phone_number_id })
  }
  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Two desks may share their data. A second simulator would take the number's keys, and leave the first one's people unheard. */
async function isPlayedElsewhere({ db }: House): Promise<boolean> {
  const known = await db
    .selectFrom('whatsapp_numbers')
    .select('graph_url')
    .where('phone_number_id', '=', number.phone_number_id)
    .where('simulated', '=', true)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
  if (!known) return false
  try {
    const signal = AbortSignal.timeout(playedMsMax)
    const answer = await request(`${known.graph_url}/simulator/numbers`, { signal })
    const { data } = (await answer.body.json()) as { data: { phone_number_id: string }[] }
    return data.some(({ phone_number_id }) => phone_number_id === number.phone_number_id)
  } catch {
    // The simulator of an earlier run is gone, and whoever has its port now is none.
    return false
  }
}

/** The demonstration's time may have been moved in an earlier run; both sides go on from there together. */
function clockArguments(house: House): string[] {
  return house.clock.offsetMs() === 0 ? [] : ['--start-at', String(house.clock.now().getTime())]
}

const secret = () => randomBytes(24).toString('base64url')

function whenReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill()
      reject(new Error('the simulator did not start in time'))
    }, startMsMax)
    child.once('message', (message: { url: string }) => {
      clearTimeout(timer)
      resolve(message.url)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the simulator ended with code ${code} while starting`))
    })
  })
}

async function isEmpty(house: House, workspaceId: WorkspaceId): Promise<boolean> {
  const any = await house.db
    .selectFrom('messages')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .limit(1)
    .executeTakeFirst()
  return any === undefined
}

const control = (url: string, path: string, body: unknown) => post(`${url}/simulator/${path}`, body, '')

async function post(url: string, body: unknown, token: string): Promise<void> {
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const text = await answer.body.text()
  if (answer.statusCode >= 300) {
    throw new Error(`the simulator answered ${answer.statusCode} to ${url}: ${text.slice(0, 200)}`)
  }
}
