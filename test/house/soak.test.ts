/** Small versions of `npm run soak`: enough to notice a promise that broke, short enough for every change. */
import { assert, test } from 'vitest'
import { soakRecalls } from '../soak/soak-recalls.ts'
import { soakSends } from '../soak/soak-sends.ts'
import { soakWebhooks } from '../soak/soak-webhooks.ts'

const soakMsMax = 420_000
// Another storm every day, and the same one for whoever looks into what happened that day.
const seed = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))
const say = (text: string) => process.stderr.write(`  ${text}\n`)

test(
  'what was answered 200 is there once and means what it meant, whatever was killed',
  async () => {
    const { faults } = await soakWebhooks({ count: 2_000, kills: 2, seed, say })
    assert.deepEqual(faults, [], `seed ${seed}`)
  },
  soakMsMax,
)

test(
  'nobody is written to twice and every message is accounted for, whatever was killed',
  async () => {
    const { faults } = await soakSends({ count: 300, kills: 2, seed, say })
    assert.deepEqual(faults, [], `seed ${seed}`)
  },
  soakMsMax,
)

test(
  'a message is either recalled and never received, or left and was too late, whatever was killed',
  async () => {
    const { faults } = await soakRecalls({ count: 100, kills: 2, seed, say })
    assert.deepEqual(faults, [], `seed ${seed}`)
  },
  soakMsMax,
)
