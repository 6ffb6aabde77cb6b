// What a message shows, read from its type and body. One shape for what we send and what we receive,
// so that a bubble looks the same on the desk and on the customer's phone.
import { type Fields, fieldsOf, itemsOf, numberOf, textOf } from './json.ts'

export type Header =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'video' | 'document' | 'location'; fileName: string; mediaId: string; name: string }

export type ButtonKind =
  | 'reply'
  | 'url'
  | 'phone'
  | 'copy_code'
  | 'flow'
  | 'catalog'
  | 'location'
  | 'call'
  | 'contact'
/** `id` is what a tap sends back; `target` is the address, number or code behind it. */
export type Button = { kind: ButtonKind; title: string; id: string; target: string }

export type Row = { id: string; title: string; description: string }
export type Section = { title: string; rows: Row[] }
export type Card = { header: Header | null; body: string; product: string; buttons: Button[] }
export type Line = { name: string; value: string }

export type ContactCard = {
  name: string
  company: string
  phones: string[]
  emails: string[]
  urls: string[]
}

export type OrderItem = { product: string; quantity: number; price: number | null; currency: string }

export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'video'; caption: string }
  | { kind: 'audio'; voice: boolean }
  | { kind: 'document'; fileName: string; caption: string }
  | { kind: 'sticker'; animated: boolean }
  | { kind: 'location'; latitude: number | null; longitude: number | null; name: string; address: string }
  | { kind: 'contacts'; cards: ContactCard[] }
  | { kind: 'reaction'; emoji: string }
  | {
      kind: 'interactive'
      header: Header | null
      body: string
      footer: string
      buttons: Button[]
      list: { button: string; sections: Section[] } | null
      products: { title: string; products: string[] }[]
      cards: Card[]
    }
  | { kind: 'answer'; title: string; description: string }
  | { kind: 'form'; lines: Line[] }
  | { kind: 'call_permission'; accepted: boolean; permanent: boolean }
  | { kind: 'template'; name: string; language: string; components: Fields[] }
  | { kind: 'order'; text: string; items: OrderItem[] }
  | { kind: 'system'; notice: string; phone: string }
  | { kind: 'unsupported'; type: string }

/** Never throws. A kind this desk does not know becomes `unsupported` with the platform's own word for it. */
export function readContent(type: string, body: unknown): Content {
  const fields = fieldsOf(body)
  switch (type) {
    case 'text':
      return { kind: 'text', text: textOf(fields.body) }
    case 'image':
    case 'video':
      return { kind: type, caption: textOf(fields.caption) }
    case 'audio':
      return { kind: 'audio', voice: fields.voice === true }
    case 'document':
      return { kind: 'document', fileName: textOf(fields.filename), caption: textOf(fields.caption) }
    case 'sticker':
      return { kind: 'sticker', animated: fields.animated === true }
    case 'location':
      return readLocation(fields)
    case 'contacts':
      return { kind: 'contacts', cards: itemsOf(body).map(readContactCard) }
    case 'reaction':
      return { kind: 'reaction', emoji: textOf(fields.emoji) }
    case 'button':
      return { kind: 'answer', title: textOf(fields.text), description: '' }
    case 'interactive':
      return readInteractive(fields)
    case 'template':
      return {
        kind: 'template',
        name: textOf(fields.name),
        language: textOf(fieldsOf(fields.language).code),
        components: itemsOf(fields.components),
      }
    case 'order':
      return {
        kind: 'order',
        text: textOf(fields.text),
        items: itemsOf(fields.product_items).map(readOrderItem),
      }
    case 'system':
      return { kind: 'system', notice: textOf(fields.type), phone: textOf(fields.wa_id) }
    case 'unsupported':
      return { kind: 'unsupported', type: textOf(fields.type) }
    default:
      return { kind: 'unsupported', type }
  }
}

function readLocation(fields: Fields): Content {
  return {
    kind: 'location',
    latitude: numberOf(fields.latitude),
    longitude: numberOf(fields.longitude),
    name: textOf(fields.name),
    address: textOf(fields.address),
  }
}

function readContactCard(fields: Fields): ContactCard {
  const name = fieldsOf(fields.name)
  const whole = [textOf(name.first_name), textOf(name.last_name)].filter(Boolean).join(' ')
  return {
    name: textOf(name.formatted_name) || whole,
    company: textOf(fieldsOf(fields.org).company),
    phones: itemsOf(fields.phones)
      .map((phone) => textOf(phone.phone) || textOf(phone.wa_id))
      .filter(Boolean),
    emails: itemsOf(fields.emails)
      .map((email) => textOf(email.email))
      .filter(Boolean),
    urls: itemsOf(fields.urls)
      .map((url) => textOf(url.url))
      .filter(Boolean),
  }
}

function readOrderItem(fields: Fields): OrderItem {
  return {
    product: textOf(fields.product_retailer_id),
    quantity: numberOf(fields.quantity) ?? 1,
    price: numberOf(fields.item_price),
    currency: textOf(fields.currency),
  }
}

function readInteractive(fields: Fields): Content {
  const reply = fieldsOf(fields.button_reply)
  const row = fieldsOf(fields.list_reply)
  const permission = fieldsOf(fields.call_permission_reply)
  switch (fields.type) {
    case 'button_reply':
      return { kind: 'answer', title: textOf(reply.title), description: '' }
    case 'list_reply':
      return { kind: 'answer', title: textOf(row.title), description: textOf(row.description) }
    case 'nfm_reply':
      return { kind: 'form', lines: readFormLines(textOf(fieldsOf(fields.nfm_reply).response_json)) }
    case 'call_permission_reply':
      return {
        kind: 'call_permission',
        accepted: permission.response === 'accept',
        permanent: permission.is_permanent === true,
      }
  }
  const action = fieldsOf(fields.action)
  return {
    kind: 'interactive',
    header: readHeader(fields.header),
    body: textOf(fieldsOf(fields.body).text),
    footer: textOf(fieldsOf(fields.footer).text),
    buttons: readButtons(textOf(fields.type), action),
    list: fields.type === 'list' ? readList(action) : null,
    products: readProducts(fields.type, action),
    cards: readCards(action.cards ?? fields.cards),
  }
}

/** The answers of a form. Its own token is the machine's, not the customer's. */
function readFormLines(json: string): Line[] {
  let answers: unknown
  try {
    answers = JSON.parse(json)
  } catch {
    // Not JSON: the words are still the customer's, so they are shown as they came.
    return json === '' ? [] : [{ name: '', value: json }]
  }
  return Object.entries(fieldsOf(answers))
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => ({
      name: name.replaceAll('_', ' '),
      value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    }))
}

export function readHeader(value: unknown): Header | null {
  const fields = fieldsOf(value)
  if (fields.type === 'text') return { kind: 'text', text: textOf(fields.text) }
  const kind = fields.type
  if (kind !== 'image' && kind !== 'video' && kind !== 'document' && kind !== 'location') return null
  const media = fieldsOf(fields[kind])
  return { kind, fileName: textOf(media.filename), mediaId: textOf(media.id), name: textOf(media.name) }
}

function readButtons(type: string, action: Fields): Button[] {
  const parameters = fieldsOf(action.parameters)
  const one = (kind: ButtonKind, title: string, target = ''): Button[] => [{ kind, title, id: '', target }]
  switch (type) {
    case 'button':
      return itemsOf(action.buttons).map((button) => {
        const reply = fieldsOf(button.reply ?? button.quick_reply)
        return { kind: 'reply', title: textOf(reply.title), id: textOf(reply.id), target: '' }
      })
    case 'cta_url':
      return one('url', textOf(parameters.display_text), textOf(parameters.url))
    case 'flow':
      return one('flow', textOf(parameters.flow_cta))
    case 'location_request_message':
      return one('location', '')
    case 'catalog_message':
      return one('catalog', '')
    case 'voice_call':
      return one('call', textOf(parameters.display_text))
    case 'call_permission_request':
      return one('call', '')
    case 'request_contact_info':
      return one('contact', '')
    default:
      return []
  }
}

function readList(action: Fields): { button: string; sections: Section[] } {
  return {
    button: textOf(action.button),
    sections: itemsOf(action.sections).map((section) => ({
      title: textOf(section.title),
      rows: itemsOf(section.rows).map((row) => ({
        id: textOf(row.id),
        title: textOf(row.title),
        description: textOf(row.description),
      })),
    })),
  }
}

function readProducts(type: unknown, action: Fields): { title: string; products: string[] }[] {
  if (type === 'product') return [{ title: '', products: [textOf(action.product_retailer_id)] }]
  if (type !== 'product_list') return []
  return itemsOf(action.sections).map((section) => ({
    title: textOf(section.title),
    products: itemsOf(section.product_items).map((item) => textOf(item.product_retailer_id)),
  }))
}

function readCards(value: unknown): Card[] {
  return itemsOf(value).map((card) => {
    const action = fieldsOf(card.action)
    return {
      header: readHeader(card.header),
      body: textOf(fieldsOf(card.body).text),
      product: textOf(action.product_retailer_id),
      buttons: readButtons(textOf(card.type), action),
    }
  })
}
