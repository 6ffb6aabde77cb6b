import { z } from 'zod'
import { couponCodeCharsMax, templateBodyCharsMax, templateNameCharsMax } from './limits.ts'
import { form, textFault, token, words } from './outbound-fields.ts'
import { headerDocument, headerImage, headerVideo } from './outbound-media.ts'
import { locationBody } from './outbound-plain.ts'
import { addFault } from './problem.ts'

// Values of blanks are set into one running text: the platform refuses line breaks, tabs and runs of
// more than four spaces in them. templates/template-review 2025-10-31 ("special characters in parameters").
const blankValue = words(templateBodyCharsMax).check((check) => {
  if (!/[\n\r\t]| {5,}/.test(check.value)) return
  addFault(check, {
    code: 'bad_character',
    message: 'Remove line breaks, tabs and runs of more than four spaces: a blank is part of one line.',
  })
})

export const templateName = z.string().check((check) => {
  const fault = textFault(check.value, templateNameCharsMax)
  if (fault) addFault(check, fault)
  else if (!/^[a-z0-9_]+$/.test(check.value)) {
    addFault(check, { code: 'bad_value', message: 'Use only lower-case letters, digits and underscores.' })
  }
})

export const languageCode = form(
  /^[a-z]{2,3}(_[A-Za-z0-9]{2,4})?$/,
  'Write a language code of the platform, such as fr or en_GB.',
)

const parameter = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), parameter_name: token(256).optional(), text: blankValue }),
  z.strictObject({ type: z.literal('image'), image: headerImage, parameter_name: token(256).optional() }),
  z.strictObject({ type: z.literal('video'), video: headerVideo, parameter_name: token(256).optional() }),
  z.strictObject({
    type: z.literal('document'),
    document: headerDocument,
    parameter_name: token(256).optional(),
  }),
  z.strictObject({ type: z.literal('location'), location: locationBody }),
  z.strictObject({ type: z.literal('payload'), payload: token(256) }),
  z.strictObject({ type: z.literal('coupon_code'), coupon_code: words(couponCodeCharsMax) }),
  z.strictObject({
    type: z.literal('limited_time_offer'),
    limited_time_offer: z.strictObject({ expiration_time_ms: z.int().min(0) }),
  }),
  z.strictObject({ type: z.literal('action'), action: z.looseObject({}) }),
  z.strictObject({ type: z.literal('group_id'), group_id: token(256) }),
  z.strictObject({
    type: z.literal('product'),
    product: z.strictObject({ product_retailer_id: token(256), catalog_id: token(256) }),
  }),
  z.strictObject({
    type: z.literal('currency'),
    parameter_name: token(256).optional(),
    currency: z.strictObject({
      fallback_value: blankValue,
      code: form(/^[A-Z]{3}$/, 'Write the currency as three capitals, such as EUR.'),
      amount_1000: z.int(),
    }),
  }),
  z.strictObject({
    type: z.literal('date_time'),
    parameter_name: token(256).optional(),
    date_time: z.looseObject({ fallback_value: blankValue }),
  }),
])

const parameters = z.array(parameter)

const buttonKinds = [
  'url',
  'quick_reply',
  'copy_code',
  'flow',
  'catalog',
  'mpm',
  'spm',
  'voice_call',
  'order_details',
  'request_contact_info',
] as const

// The pages write both cases.
const upperCaseKinds = buttonKinds.map((kind) => kind.toUpperCase() as Uppercase<typeof kind>)

const button = z.strictObject({
  type: z.literal('button'),
  sub_type: z.enum([...buttonKinds, ...upperCaseKinds]),
  // A number is taken as well as its string.
  index: z.union([form(/^\d$/, 'Number the button from 0 to 9.'), z.int().min(0).max(9)]),
  parameters: parameters.optional(),
})

const cardComponent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), parameters }),
  z.strictObject({ type: z.literal('body'), parameters }),
  button,
])

const component = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), parameters }),
  z.strictObject({ type: z.literal('body'), parameters }),
  z.strictObject({ type: z.literal('footer'), parameters: parameters.optional() }),
  button,
  z.strictObject({ type: z.literal('limited_time_offer'), parameters }),
  z.strictObject({
    type: z.literal('carousel'),
    cards: z
      .array(z.strictObject({ card_index: z.int().min(0).max(9), components: z.array(cardComponent) }))
      .min(1)
      .max(10),
  }),
])

/** A template send: the name, the language, and a value for every blank. */
export const templateBody = z.strictObject({
  name: templateName,
  language: z.strictObject({
    code: languageCode,
    policy: z.literal('deterministic').optional(),
  }),
  components: z.array(component).optional(),
})
