import { z } from 'zod'
import {
  carouselCardBodyCharsMax,
  carouselCardBodyLineBreaksMax,
  carouselCardsCountMax,
  carouselCardsCountMin,
  ctaLabelCharsMax,
  interactiveBodyCharsMax,
  replyButtonTitleCharsMax,
} from './limits.ts'
import { token, webAddress, words } from './outbound-fields.ts'
import { headerImage, headerVideo } from './outbound-media.ts'
import { catalogId, productId } from './outbound-plain.ts'
import { addFault } from './problem.ts'

const cardIndex = z
  .int()
  .min(0)
  .max(carouselCardsCountMax - 1)

const mediaHeader = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), image: headerImage }),
  z.strictObject({ type: z.literal('video'), video: headerVideo }),
])

const cardBody = z.strictObject({
  text: words(carouselCardBodyCharsMax).check((check) => {
    const breaks = check.value.split('\n').length - 1
    if (breaks <= carouselCardBodyLineBreaksMax) return
    addFault(check, {
      code: 'too_many',
      message: `Keep at most ${carouselCardBodyLineBreaksMax} line breaks on a card: there are ${breaks}.`,
      limit: carouselCardBodyLineBreaksMax,
    })
  }),
})

const urlCard = z.strictObject({
  card_index: cardIndex,
  type: z.literal('cta_url'),
  header: mediaHeader,
  body: cardBody.optional(),
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: words(ctaLabelCharsMax), url: webAddress() }),
  }),
})

const replyCard = z.strictObject({
  card_index: cardIndex,
  type: z.literal('button'),
  header: mediaHeader,
  body: cardBody.optional(),
  action: z.strictObject({
    buttons: z
      .array(
        z.strictObject({
          type: z.literal('quick_reply'),
          quick_reply: z.strictObject({
            id: token(replyButtonTitleCharsMax),
            title: words(replyButtonTitleCharsMax),
          }),
        }),
      )
      .min(1)
      .max(2),
  }),
})

const productCard = z.strictObject({
  card_index: cardIndex,
  type: z.literal('product'),
  action: z.strictObject({ catalog_id: catalogId, product_retailer_id: productId }),
})

/** Cards of pictures or of products; all cards of one carousel are of one kind. No main header or footer. */
export const carousel = z.strictObject({
  type: z.literal('carousel'),
  body: z.strictObject({ text: words(interactiveBodyCharsMax) }),
  action: z.strictObject({
    cards: z
      .array(z.discriminatedUnion('type', [urlCard, replyCard, productCard]))
      .min(carouselCardsCountMin)
      .max(carouselCardsCountMax)
      .check((check) => {
        check.value.forEach((card, index) => {
          if (card?.type !== check.value[0]?.type) {
            addFault(check, { code: 'conflict', message: 'Give all cards the same kind.' }, [index, 'type'])
          }
          if (card?.card_index !== index) {
            addFault(check, { code: 'bad_value', message: `Number this card ${index}.` }, [
              index,
              'card_index',
            ])
          }
        })
      }),
  }),
})
