/** The platform's own shapes, as far as a soak needs them. */

export type OnNumber = { readonly phone_number_id: string; readonly waba_id: string }
export type Item =
  | { readonly kind: 'message'; readonly of: OnNumber; readonly phone: string; readonly message: object }
  | { readonly kind: 'status'; readonly of: OnNumber; readonly phone: string; readonly status: object }

/** One delivery for any number of items: neighbours of one number share a change, as the platform does it. */
export function envelope(items: readonly Item[]): Buffer {
  const entry = items.map((item) => ({
    id: item.of.waba_id,
    changes: [{ field: 'messages', value: changeValue(item) }],
  }))
  return Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', entry }))
}

function changeValue(item: Item): object {
  const { phone_number_id } = item.of
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: phone_number_id.slice(-11), phone_number_id },
    contacts: [{ wa_id: item.phone, profile: { name: `Customer ${item.phone.slice(-4)}` } }],
    ...(item.kind === 'message' ? { messages: [item.message] } : { statuses: [item.status] }),
  }
}

export const textMessage = (phone: string, id: string, atSeconds: number, body: string) => ({
  from: phone,
  id,
  timestamp: String(atSeconds),
  type: 'text',
  text: { body },
})

export const statusOf = (
  phone: string,
  id: string,
  status: string,
  atSeconds: number,
  callback: string | undefined,
  code = 131026,
) => ({
  id,
  status,
  timestamp: String(atSeconds),
  recipient_id: phone,
  ...(callback === undefined ? {} : { biz_opaque_callback_data: callback }),
  ...(status === 'failed' ? { errors: [{ code, title: `Error ${code}` }] } : {}),
})
