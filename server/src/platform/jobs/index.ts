import { EventEmitter, once } from 'node:events'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import type { Database, OpenDatabase } from '../database/index.ts'
import type { Log } from '../log.ts'

/** One task: a name a room owns, and what it does with one payload. No logic lives here; it calls a use-case. */
export type Task = (payload: unknown) => Promise<void>
export type Tasks = Readonly<Record<string, Task>>

export type Job = {
  readonly task: string
  readonly payload: unknown
  readonly run_at?: Date
  /** A second job with the same key replaces the first while it waits, also when both are queued at once. */
  readonly key?: string
  readonly tries?: number
}

/** Five-field cron line and the task it starts. Times are UTC. */
export type CronItem = { readonly pattern: string; readonly task: string }

const beatMs = 5_000
const deadAfterMs = 30_000
const localQueueSize = 500
const concurrency = 8

/** Jobs begin after commit, or never were: they are rows of the caller's transaction. */
export async function queueJobs(db: Database, asked: readonly Job[]): Promise<void> {
  const jobs = lastOfEachKey(asked)
  if (jobs.length === 0) return
  await sql`select 1 from graphile_worker.add_jobs(array(
    select row(task, payload::json, null, run_at, tries, key, null, null)::graphile_worker.job_spec
    from unnest(
      ${jobs.map((job) => job.task)}::text[], ${jobs.map((job) => JSON.stringify(job.payload ?? {}))}::text[],
      ${jobs.map((job) => job.run_at ?? null)}::timestamptz[], ${jobs.map((job) => job.key ?? null)}::text[],
      ${jobs.map((job) => job.tries ?? 25)}::smallint[]) as asked (task, payload, run_at, key, tries)))`.execute(
    db,
  )
}

/** The library takes a key only once in one call. */
function lastOfEachKey(jobs: readonly Job[]): Job[] {
  const last = new Map(jobs.map((job) => [job.key, job]))
  return jobs.filter((job) => job.key === undefined || last.get(job.key) === job)
}

/**
 * Runs tasks until stopped. The worker beats; jobs of a worker whose heart stopped (kill -9) are released, which the
 * library by itself does only after four hours.
 */
export async function runJobs(
  database: OpenDatabase,
  log: Log,
  tasks: Tasks,
  cron: readonly CronItem[],
): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {}
  for (const [name, task] of Object.entries(tasks)) taskList[name] = (payload) => task(payload)
  const events: WorkerEvents = new EventEmitter()
  // Jobs are locked in the name of the pool of workers, so the pool is what must beat.
  const created = once(events, 'pool:create')
  const runner = await run({
    events,
    pgPool: database.pool,
    taskList,
    crontab: cron.map((item) => `${item.pattern} ${item.task}`).join('\n'),
    noHandleSignals: true,
    logger: workerLogger(log),
    preset: { worker: { concurrentJobs: concurrency, localQueue: { size: localQueueSize } } },
  })
  const workerId: string = (await created)[0].workerPool.id
  await beat(database.db, workerId)
  await releaseDeadWorkers(database.db)
  const timer = setInterval(() => {
    beat(database.db, workerId)
      .then(() => releaseDeadWorkers(database.db))
      .catch((error) => log.warn({ err: error }, 'the worker could not report that it is alive'))
  }, beatMs)
  return {
    async stop() {
      clearInterval(timer)
      await runner.stop()
      await sql`delete from worker_beats where worker_id = ${workerId}`.execute(database.db)
    },
  }
}

async function beat(db: Database, workerId: string): Promise<void> {
  await sql`insert into worker_beats (worker_id) values (${workerId})
    on conflict (worker_id) do update set beat_at = now()`.execute(db)
}

async function releaseDeadWorkers(db: Database): Promise<void> {
  await sql`
    with alive as (
      select worker_id from worker_beats where beat_at > now() - make_interval(secs => ${deadAfterMs / 1000})),
    dead as (
      select distinct locked_by from graphile_worker._private_jobs
      where locked_by is not null and locked_by not in (select worker_id from alive)),
    forgotten as (
      delete from worker_beats where worker_id not in (select worker_id from alive))
    select graphile_worker.force_unlock_workers(array(select locked_by from dead))
    where exists (select from dead)`.execute(db)
}

/** The library's words in our log. Its everyday remarks are detail to an operator. */
function workerLogger(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    const line = { worker: scope.workerId, task: scope.taskIdentifier }
    if (level === 'error') log.error(line, message)
    else if (level === 'warning') log.warn(line, message)
    else log.debug(line, message)
  })
}
