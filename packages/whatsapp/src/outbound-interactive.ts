import { z } from 'zod'
import {
  buttonsBodyCharsMax,
  ctaLabelCharsMax,
  flowCtaCharsMax,
  footerCharsMax,
  headerTextCharsMax,
  interactiveBodyCharsMax,
  listBodyCharsMax,
  listButtonCharsMax,
  listRowDescriptionCharsMax,
  listRowIdCharsMax,
  listRowsCountMax,
  listRowTitleCharsMax,
  listSectionsCountMax,
  listSectionTitleCharsMax,
  productSectionsCountMax,
  productsCountMax,
  replyButtonIdCharsMax,
  replyButtonsCountMax,
  replyButtonTitleCharsMax,
} from './limits.ts'
import { carousel } from './outbound-carousel.ts'
import { addRepeats, form, token, webAddress, words } from './outbound-fields.ts'
import { headerDocument, headerImage, headerVideo } from './outbound-media.ts'
import { catalogId, productId } from './outbound-plain.ts'
import { addFault } from './problem.ts'

const textHeader = z.strictObject({ type: z.literal('text'), text: words(headerTextCharsMax) })
const anyHeader = z.discriminatedUnion('type', [
  textHeader,
  z.strictObject({ type: z.literal('image'), image: headerImage }),
  z.strictObject({ type: z.literal('video'), video: headerVideo }),
  z.strictObject({ type: z.literal('document'), document: headerDocument }),
])
const body = (max: number) => z.strictObject({ text: words(max) })
const footer = z.strictObject({ text: words(footerCharsMax) }).optional()

const replyButton = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: token(replyButtonIdCharsMax), title: words(replyButtonTitleCharsMax) }),
})

const buttonMessage = z.strictObject({
  type: z.literal('button'),
  header: anyHeader.optional(),
  body: body(buttonsBodyCharsMax),
  footer,
  action: z.strictObject({
    buttons: z
      .array(replyButton)
      .min(1)
      .max(replyButtonsCountMax)
      .check((check) => {
        addRepeats(check, (button) => button?.reply?.title, ['reply', 'title'])
        addRepeats(check, (button) => button?.reply?.id, ['reply', 'id'])
      }),
  }),
})

const listSection = z.strictObject({
  title: words(listSectionTitleCharsMax).optional(),
  rows: z
    .array(
      z.strictObject({
        id: token(listRowIdCharsMax),
        title: words(listRowTitleCharsMax),
        description: words(listRowDescriptionCharsMax).optional(),
      }),
    )
    .min(1),
})

const listMessage = z.strictObject({
  type: z.literal('list'),
  header: textHeader.optional(),
  body: body(listBodyCharsMax),
  footer,
  action: z.strictObject({
    button: words(listButtonCharsMax),
    sections: z
      .array(listSection)
      .min(1)
      .max(listSectionsCountMax)
      .check((check) => {
        const rows = check.value.reduce((sum, section) => sum + (section?.rows?.length ?? 0), 0)
        if (rows > listRowsCountMax) {
          addFault(check, {
            code: 'too_many',
            message: `Keep at most ${listRowsCountMax} rows over all sections: there are ${rows}.`,
            limit: listRowsCountMax,
          })
        }
        addUntitledSections(check)
        const ids = check.value.flatMap((section) => section?.rows?.map((row) => row?.id) ?? [])
        if (new Set(ids).size < ids.length) {
          addFault(check, { code: 'not_unique', message: 'Give every row an id of its own.' })
        }
      }),
  }),
})

function addUntitledSections(check: {
  value: readonly ({ title?: string | undefined } | undefined)[]
  issues: unknown[]
}): void {
  if (check.value.length < 2) return
  check.value.forEach((section, index) => {
    if (section?.title !== undefined) return
    addFault(check, { code: 'missing', message: 'Give each section a title when there are several.' }, [
      index,
      'title',
    ])
  })
}

const ctaUrl = z.strictObject({
  type: z.literal('cta_url'),
  header: anyHeader.optional(),
  body: body(interactiveBodyCharsMax),
  footer,
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: words(ctaLabelCharsMax), url: webAddress() }),
  }),
})

const locationRequest = z.strictObject({
  type: z.literal('location_request_message'),
  body: body(interactiveBodyCharsMax),
  action: z.strictObject({ name: z.literal('send_location') }),
})

const flow = z.strictObject({
  type: z.literal('flow'),
  header: anyHeader.optional(),
  body: body(interactiveBodyCharsMax),
  footer,
  action: z.strictObject({
    name: z.literal('flow'),
    parameters: z
      .strictObject({
        flow_message_version: z.literal('3'),
        flow_id: token(256).optional(),
        flow_name: token(256).optional(),
        flow_cta: words(flowCtaCharsMax),
        mode: z.enum(['draft', 'published']).optional(),
        flow_token: token(4096).optional(),
        flow_action: z.enum(['navigate', 'data_exchange']).optional(),
        flow_action_payload: z
          .strictObject({ screen: token(256), data: z.record(z.string(), z.unknown()).optional() })
          .optional(),
      })
      .check((check) => {
        const named = [check.value.flow_id, check.value.flow_name].filter((name) => name !== undefined).length
        if (named === 1) return
        addFault(
          check,
          named === 0
            ? { code: 'missing', message: 'Name the Flow by flow_id or by flow_name.' }
            : { code: 'conflict', message: 'Keep either flow_id or flow_name, not both.' },
          ['flow_id'],
        )
      }),
  }),
})

const product = z.strictObject({
  type: z.literal('product'),
  body: body(interactiveBodyCharsMax).optional(),
  footer,
  action: z.strictObject({ catalog_id: catalogId, product_retailer_id: productId }),
})

const productList = z.strictObject({
  type: z.literal('product_list'),
  header: textHeader,
  body: body(interactiveBodyCharsMax),
  footer,
  action: z.strictObject({
    catalog_id: catalogId,
    sections: z
      .array(
        z.strictObject({
          title: words(listSectionTitleCharsMax).optional(),
          product_items: z.array(z.strictObject({ product_retailer_id: productId })).min(1),
        }),
      )
      .min(1)
      .max(productSectionsCountMax)
      .check((check) => {
        const count = check.value.reduce((sum, section) => sum + (section?.product_items?.length ?? 0), 0)
        if (count > productsCountMax) {
          addFault(check, {
            code: 'too_many',
            message: `Keep at most ${productsCountMax} products over all sections: there are ${count}.`,
            limit: productsCountMax,
          })
        }
        addUntitledSections(check)
      }),
  }),
})

const catalogMessage = z.strictObject({
  type: z.literal('catalog_message'),
  body: body(interactiveBodyCharsMax),
  footer,
  action: z.strictObject({
    name: z.literal('catalog_message'),
    parameters: z.strictObject({ thumbnail_product_retailer_id: productId.optional() }).optional(),
  }),
})

const callPermission = z.strictObject({
  type: z.literal('call_permission_request'),
  body: body(interactiveBodyCharsMax).optional(),
  action: z.strictObject({ name: z.literal('call_permission_request') }),
})

const voiceCall = z.strictObject({
  type: z.literal('voice_call'),
  body: body(interactiveBodyCharsMax),
  action: z.strictObject({
    name: z.literal('voice_call'),
    parameters: z
      .strictObject({
        display_text: words(ctaLabelCharsMax).optional(),
        ttl_minutes: z.int().min(1).optional(),
        payload: token(512).optional(),
      })
      .optional(),
  }),
})

const contactInfoRequest = z.strictObject({
  type: z.literal('request_contact_info'),
  body: body(interactiveBodyCharsMax),
  action: z.strictObject({ name: z.literal('request_contact_info') }),
})

const addressMessage = z.strictObject({
  type: z.literal('address_message'),
  header: anyHeader.optional(),
  body: body(interactiveBodyCharsMax),
  footer,
  action: z.strictObject({
    name: z.literal('address_message'),
    parameters: z.looseObject({
      country: form(/^[A-Z]{2}$/, 'Write the country as two capitals, such as IN.'),
    }),
  }),
})

export const interactiveBody = z.discriminatedUnion('type', [
  buttonMessage,
  listMessage,
  ctaUrl,
  locationRequest,
  flow,
  product,
  productList,
  catalogMessage,
  carousel,
  callPermission,
  voiceCall,
  contactInfoRequest,
  addressMessage,
])

export const interactiveKinds = [
  'button',
  'list',
  'cta_url',
  'location_request_message',
  'flow',
  'product',
  'product_list',
  'catalog_message',
  'carousel',
  'call_permission_request',
  'voice_call',
  'request_contact_info',
  'address_message',
] as const
