/** What any sender of this make can do: the same bodies to the same receiver by undici, and nothing else. */
import { Pool } from 'undici'

const wide = 256

/** Posts `count` messages; returns how many a second. */
export async function sendBare(url: string, count: number): Promise<number> {
  const pool = new Pool(url, { connections: wide, pipelining: 1 })
  const begun = performance.now()
  let next = 0
  const worker = async () => {
    while (next < count) {
      const index = next++
      const body = JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: `+${33_700_000_000 + index}`,
        type: 'text',
        text: { body: `Your order ${index} is ready. See you soon at the bakery!` },
        biz_opaque_callback_data: `bare ${index}`,
      })
      const headers = { authorization: 'Bearer token', 'content-type': 'application/json' }
      const answer = await pool.request({ path: '/v25.0/104/messages', method: 'POST', headers, body })
      const told = (await answer.body.json()) as { messages: { id: string }[] }
      if (!told.messages[0]?.id) throw new Error('the receiver accepted nothing')
    }
  }
  await Promise.all(Array.from({ length: wide }, worker))
  const perSecond = (count * 1_000) / (performance.now() - begun)
  await pool.close()
  return perSecond
}
