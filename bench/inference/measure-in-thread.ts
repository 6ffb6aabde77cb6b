/** A thread of `bench/inference.ts`: measures one population after the other, as it is handed them. */
import { parentPort } from 'node:worker_threads'
import { measureSettings } from './measure-settings.ts'
import type { Settings } from './settings.ts'

export type Task = { readonly settings: Settings; readonly silences: number | undefined }

parentPort!.on('message', ({ settings, silences }: Task) => {
  parentPort!.postMessage(measureSettings(settings, silences))
})
