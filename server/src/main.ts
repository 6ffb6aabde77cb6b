import { join } from 'node:path'
import { sql } from 'kysely'
import { type Accounts, forgetExpired, listWorkspaces, openAccounts } from './accounts/index.ts'
import { catalogueRoutes } from './catalogue/index.ts'
import { type Demo, disconnectSimulated, startDemo, wantsDemo } from './channels/demo/index.ts'
import { simulatorProxyRoutes } from './channels/simulator-proxy/index.ts'
import { openWhatsapp, type Whatsapp } from './channels/whatsapp/index.ts'
import { consentRoutes, readConsents, tellConsents } from './consent/index.ts'
import { contactRoutes } from './contacts/index.ts'
import { evidenceCron, evidenceRoutes, evidenceTasks, keepJournal, openJournal } from './evidence/index.ts'
import {
  findContactOf,
  followMessages,
  inboxRoutes,
  liveView,
  nextOpening,
  tellPromises,
  watchPromises,
} from './inbox/index.ts'
import {
  type Channels,
  followForEvidence,
  forgetDraftKeys,
  lookAgain,
  type MediaFiles,
  markThreadRead,
  messageRoutes,
  mistakeRoutes,
  openMediaFolder,
  readSpoken,
  removeMedia,
  removeUnsentUploads,
  reviewSources,
  runDispatcher,
} from './messages/index.ts'
import { openEmbeddedPostgres } from './platform/database/embedded/index.ts'
import {
  type App,
  type Config,
  forgetAnswers,
  type House,
  healthRoutes,
  keepPartitions,
  type Log,
  type Loop,
  listenToEvents,
  migrate,
  type OpenDatabase,
  openDatabase,
  openHttpServer,
  openLog,
  openSecrets,
  type RegisteredRoute,
  readClockOffset,
  refuseMoved,
  runJobs,
  runLoop,
  serveWebApp,
  systemClock,
  writeClockOffset,
} from './platform/index.ts'
import { privacyRoutes } from './privacy/index.ts'
import {
  followMessages as followForReceipts,
  insightsOf,
  reachCron,
  reachTasks,
  receiptRoutes,
  startReachFollower,
  startReachRefresh,
  trainingRoutes,
} from './receipts/index.ts'
import { openGrammalecte, reviewKeptWords, reviewRoutes, warmLater } from './review/index.ts'
import { quickReplyRoutes, templateRoutes } from './templates/index.ts'

export type Role = 'all' | 'web' | 'worker'

export type RunningHouse = {
  /** Where people go: PUBLIC_URL when it was set, else the address listened on. Empty for a worker. */
  readonly address: string
  readonly owner: { readonly email: string; readonly password?: string; readonly created: boolean }
  readonly demo: boolean
  /** Every address and who may call it, for the tests that try them all. None for a worker. */
  readonly routes: readonly RegisteredRoute[]
  stop(): Promise<void>
}

export type StartOptions = {
  readonly role?: Role
  readonly onProgress?: (step: string) => void
  /** The embedded database died under the desk, which can do nothing without it. */
  readonly onDatabaseLost?: () => void
}

const followIdleMs = 100
/** A number connected by another process is known to this one within that time. */
const appsRefreshMs = 5_000
/** Limits pass by the minute, and a list shows it within this time. */
const promiseIdleMs = 1_000

/**
 * Starts the house: the only file that knows every room. Things are opened in order and closed in reverse; a failure on
 * the way closes what was opened.
 */
export async function start(config: Config, options: StartOptions = {}): Promise<RunningHouse> {
  const { role = 'all', onProgress = () => undefined, onDatabaseLost = () => undefined } = options
  const closing: (() => Promise<unknown> | unknown)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    return { ...(await open(config, role, { onProgress, onDatabaseLost }, closing)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Heard = Required<Pick<StartOptions, 'onProgress' | 'onDatabaseLost'>>

type Closing = (() => Promise<unknown> | unknown)[]

/** What every part of the house is built on. */
type Ground = {
  readonly house: House
  readonly database: OpenDatabase
  readonly files: MediaFiles
  readonly whatsapp: Whatsapp
  readonly channels: Channels
  /** Loops of this process to be woken when something happened. */
  readonly wake: Set<() => void>
  readonly closing: Closing
}

/** The running demonstration, which the desk asks about before it can be there. */
type Stage = { demo: Demo | undefined }

async function open(
  config: Config,
  role: Role,
  heard: Heard,
  closing: Closing,
): Promise<Omit<RunningHouse, 'stop'>> {
  const ground = await openGround(config, heard, closing)
  const { house, whatsapp } = ground
  const stage: Stage = { demo: undefined }
  const accounts = await openAccounts(house, {
    baseUrl: config.publicUrl,
    simulatorRuns: () => stage.demo !== undefined,
  })
  const owner = await accounts.ensureOwner({
    email: config.ownerEmail,
    name: config.ownerName,
    password: config.ownerPassword,
    apiToken: config.apiToken,
  })
  await openJournal(house)
  if (role !== 'web') await startWorker(ground)
  await listenToOthers(ground)
  if (role === 'worker') return { address: '', owner, demo: false, routes: [] }

  heard.onProgress('Opening the desk')
  const { address, routes } = await openDesk(ground, accounts, stage)
  stage.demo = await openDemo(house, whatsapp, role, address, heard.onProgress)
  closing.push(() => stage.demo?.stop())
  return {
    address: config.publicUrlGiven ? config.publicUrl : address,
    owner,
    demo: stage.demo !== undefined,
    routes,
  }
}

/** The database with the newest schema, the clock, the secrets, the files, and the way to the platform. */
async function openGround(config: Config, heard: Heard, closing: Closing): Promise<Ground> {
  const log = openLog(config.logLevel)
  const connectionString = config.databaseUrl ?? (await openOwnPostgres(config, log, heard, closing))
  heard.onProgress('Bringing the database to the newest schema')
  await migrate(connectionString)
  await refuseMoved(connectionString)
  const database = openDatabase(connectionString)
  closing.push(() => database.close())
  const { db } = database
  await keepPartitions(db, new Date())
  const clock = systemClock(config.demo ? await readClockOffset(db) : 0)
  const secrets = await openSecrets(config.secretKey, config.dataDir)
  const house: House = { config, db, clock, log, secrets }
  const files = openMediaFolder(join(config.dataDir, 'media'))
  const whatsapp = await openWhatsapp(house, database.pool, files)
  closing.push(() => whatsapp.close())
  return { house, database, files, whatsapp, channels: () => whatsapp.channel, wake: new Set(), closing }
}

/** Other processes over the same database announce what happened, and connect numbers. */
async function listenToOthers({ house, database, whatsapp, wake, closing }: Ground): Promise<void> {
  const { log } = house
  const listening = await listenToEvents(database.connectionString, log, () => wakeAll(wake))
  closing.push(() => listening.close())
  const refreshing = setInterval(() => {
    whatsapp.refresh().catch((error) => log.warn({ err: error }, 'the connected apps could not be read'))
  }, appsRefreshMs)
  closing.push(() => clearInterval(refreshing))
}

function wakeAll(wake: ReadonlySet<() => void>): void {
  for (const one of wake) one()
}

/** The side that people and programs call. */
async function openDesk(
  ground: Ground,
  accounts: Accounts,
  stage: Stage,
): Promise<{ readonly address: string; readonly routes: readonly RegisteredRoute[] }> {
  const { house, whatsapp, closing } = ground
  const { config, db, log } = house
  const { app, routes } = await openHttpServer({
    db,
    log,
    identify: accounts.identify,
    secure: config.publicUrl.startsWith('https:'),
    direct: [whatsapp.deliveryRoute],
  })
  accounts.auditHook(app)
  accounts.routes(app)
  addRoutes(app, ground, stage)
  healthRoutes(app, db, figuresOf(house, whatsapp))
  await serveWebApp(app)
  const listened = await app.listen({ host: config.host, port: config.port })
  closing.push(() => app.close())
  return { address: localAddress(listened), routes }
}

/** The routes of every room. */
function addRoutes(app: App, ground: Ground, stage: Stage): void {
  const { house, database, files, whatsapp, channels, wake, closing } = ground
  const { config, db, clock, log } = house
  const live = liveView(house, database)
  closing.push(() => live.close())
  contactRoutes(app, house)
  catalogueRoutes(app, house)
  consentRoutes(app, house)
  templateRoutes(app, house, { sync: whatsapp.syncTemplates, findAccount: whatsapp.findAccount })
  quickReplyRoutes(app, house, reviewKeptWords(db, reviewSources, clock))
  const grammalecte = openGrammalecte(config.grammalecte, log)
  closing.push(() => grammalecte?.close())
  reviewRoutes(app, house, { ...reviewSources, grammalecte })
  closing.push(warmLater(house, grammalecte))
  const insights = insightsOf(db, clock)
  messageRoutes(app, house, channels, files, {
    woken: () => wakeAll(wake),
    insights,
    secondLook: lookAgain(clock),
  })
  mistakeRoutes(app, house, channels, {
    secondLook: lookAgain(clock),
    nextOpening: (hours, zone, at) => nextOpening({ hours, zone }, at),
  })
  privacyRoutes(app, house)
  inboxRoutes(app, house, {
    insights,
    markRead: (workspaceId, of, { typing }) =>
      markThreadRead(db, channels, workspaceId, of, typing, clock.now()),
  })
  live.routes(app)
  receiptRoutes(app, house)
  evidenceRoutes(app, { ...house, readers: [readSpoken, readConsents], findContactOf })
  trainingRoutes(app, house)
  whatsapp.routes(app)
  simulatorProxyRoutes(app, house, {
    simulatorUrl: () => stage.demo?.url,
    async moveClock(advanceMs) {
      clock.setOffsetMs(clock.offsetMs() + advanceMs)
      await writeClockOffset(db, clock.offsetMs())
    },
  })
}

/** The simulated customers, where nothing real is connected. Where something is, nothing leaves by their number any more. */
async function openDemo(
  house: House,
  whatsapp: Whatsapp,
  role: Role,
  address: string,
  onProgress: Heard['onProgress'],
): Promise<Demo | undefined> {
  if (!(await wantsDemo(house))) {
    await disconnectSimulated(house, whatsapp)
    return undefined
  }
  if (role !== 'all') return undefined
  onProgress('Waking the simulated customers')
  const first = (await listWorkspaces(house.db))[0]!
  return startDemo(house, whatsapp, first.id, `${address}/webhooks/whatsapp`)
}

async function openOwnPostgres(
  config: Config,
  log: Log,
  { onProgress, onDatabaseLost }: Heard,
  closing: Closing,
): Promise<string> {
  onProgress('Starting PostgreSQL')
  const embedded = await openEmbeddedPostgres({
    dataDir: config.dataDir,
    log: { info: (text) => log.debug(text), error: (text) => log.error(text) },
    onLost: onDatabaseLost,
  })
  closing.push(() => embedded.stop())
  return embedded.connectionString
}

/** What is not asked for by anybody: understanding deliveries, following events, sending, jobs. */
async function startWorker(ground: Ground): Promise<void> {
  const { house, database, whatsapp, channels, files, wake, closing } = ground
  const { db, log, clock } = house
  const add = (loop: Pick<Loop, 'wake' | 'stop'>) => {
    wake.add(() => loop.wake())
    closing.push(() => loop.stop())
  }
  add(whatsapp.startDigesting())
  add(runLoop('receipts', log, followIdleMs, () => followForReceipts(db)))
  add(runLoop('inbox', log, followIdleMs, () => followMessages(db, log, clock)))
  add(runLoop('evidence', log, followIdleMs, () => keepJournal(db, tellConsents, followForEvidence)))
  add(runLoop('promises told', log, followIdleMs, () => tellPromises(db, channels, log, clock)))
  // Not woken by news: only time makes a limit pass.
  const watching = runLoop('promises watched', log, promiseIdleMs, () => watchPromises(db, clock))
  closing.push(() => watching.stop())
  add(runDispatcher(db, channels, clock, log))
  add(startReachFollower(db, clock, log))
  // Not woken by every event: nobody waits for it.
  const refresh = startReachRefresh(db, clock, log)
  closing.push(() => refresh.stop())
  const tasks = {
    ...whatsapp.tasks,
    ...reachTasks(db, clock),
    ...evidenceTasks(house),
    'messages:remove_media': (payload: unknown) => removeMedia(files, payload),
    'messages:remove_unsent_uploads': async () => {
      await removeUnsentUploads(db, clock.now())
    },
    'house:keep_partitions': async () => {
      await keepPartitions(db, new Date())
    },
    'house:forget_answers': async () => {
      await forgetAnswers(db)
      await forgetDraftKeys(db)
    },
    'accounts:forget_expired': async () => {
      await forgetExpired(db)
    },
  }
  const cron = [
    ...whatsapp.cron,
    ...reachCron,
    ...evidenceCron,
    { pattern: '17 * * * *', task: 'house:keep_partitions' },
    { pattern: '27 * * * *', task: 'house:forget_answers' },
    { pattern: '11 3 * * *', task: 'messages:remove_unsent_uploads' },
    { pattern: '41 3 * * *', task: 'accounts:forget_expired' },
  ]
  const jobs = await runJobs(database, log, tasks, cron)
  closing.push(() => jobs.stop())
}

function localAddress(listened: string): string {
  return listened.replace('0.0.0.0', '127.0.0.1').replace('[::]', '[::1]')
}

function figuresOf({ db }: House, whatsapp: Whatsapp) {
  const count = async (query: ReturnType<typeof sql<{ count: number }>>) =>
    (await query.execute(db)).rows[0]?.count ?? 0
  return [
    {
      name: 'webhooks_turned_away_total',
      help: 'Deliveries with a wrong signature.',
      read: whatsapp.signaturesTurnedAway,
    },
    {
      name: 'outbox_waiting',
      help: 'Messages that have not left yet.',
      read: () =>
        count(sql`select count(*) as count from outbox where leased_at is null and unclear_at is null`),
    },
    {
      name: 'outbox_unclear',
      help: 'Messages whose call ended without an answer, waiting for a receipt or a person.',
      read: () => count(sql`select count(*) as count from outbox where unclear_at is not null`),
    },
    {
      name: 'deliveries_set_aside',
      help: 'Parts of deliveries that could not be understood and wait to be.',
      read: () => count(sql`select count(*) as count from whatsapp_set_aside where settled_at is null`),
    },
  ]
}
