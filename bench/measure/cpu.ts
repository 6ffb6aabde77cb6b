/** Processor time of a process and everything below it, from the kernel's books. Linux only; elsewhere zero. */
import { readdir, readFile } from 'node:fs/promises'

/** The kernel counts in hundredths of a second, whatever the machine. */
const microsPerTick = 10_000

type Stat = { readonly parent: number; readonly ticks: number; readonly name: string }

export type CpuTime = { readonly serverMicros: number; readonly postgresMicros: number }

/** Of the server `pid`, and of all processes of the PostgreSQL it started. */
export async function cpuTimeOf(pid: number): Promise<CpuTime> {
  const stats = await readStats()
  const family = [pid]
  for (const member of family)
    for (const [child, stat] of stats) if (stat.parent === member) family.push(child)
  let serverMicros = 0
  let postgresMicros = 0
  for (const member of family) {
    const stat = stats.get(member)
    if (!stat) continue
    if (stat.name === 'postgres') postgresMicros += stat.ticks * microsPerTick
    else serverMicros += stat.ticks * microsPerTick
  }
  return { serverMicros, postgresMicros }
}

async function readStats(): Promise<Map<number, Stat>> {
  const stats = new Map<number, Stat>()
  if (process.platform !== 'linux') return stats
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const line = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const close = line.lastIndexOf(')')
    if (close < 0) continue
    const fields = line.slice(close + 2).split(' ')
    // Fields 4, 14, 15 and, of children that ended, 16 and 17 of proc_pid_stat(5).
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0)
    const program = line.slice(line.indexOf('(') + 1, close)
    stats.set(Number(name), { parent: Number(fields[1]), ticks, name: program })
  }
  return stats
}
