/** Templates the simulated business has approved, in the platform's own form, so that a closed window leads somewhere. */
type Template = {
  readonly name: string
  readonly category: 'UTILITY' | 'MARKETING'
  readonly words: Readonly<
    Record<'fr' | 'en', { body: string; example: readonly string[]; buttons?: readonly string[] }>
  >
}

const templates: readonly Template[] = [
  {
    name: 'order_shipped',
    category: 'UTILITY',
    words: {
      fr: {
        body: 'Bonjour {{1}}, votre commande {{2}} est partie ce matin. Livraison prévue le {{3}}, entre 9 h et 13 h.',
        example: ['Camille', '48213', '31 octobre'],
      },
      en: {
        body: 'Hello {{1}}, your order {{2}} left this morning. Delivery is planned for {{3}}, between 9 and 1.',
        example: ['Camille', '48213', '31 October'],
      },
    },
  },
  {
    name: 'exchange_follow_up',
    category: 'UTILITY',
    words: {
      fr: {
        body: 'Bonjour {{1}}, votre échange {{2}} est prêt. Vous convient-il toujours ?',
        example: ['Camille', '48213'],
        buttons: ['Oui', 'Non'],
      },
      en: {
        body: 'Hello {{1}}, your exchange {{2}} is ready. Does it still suit you?',
        example: ['Camille', '48213'],
        buttons: ['Yes', 'No'],
      },
    },
  },
  {
    name: 'ready_for_pick_up',
    category: 'UTILITY',
    words: {
      fr: {
        body: 'Bonjour {{1}}, votre commande {{2}} vous attend en boutique jusqu’au {{3}} à la fermeture.',
        example: ['Camille', '48213', '25 novembre'],
      },
      en: {
        body: 'Hello {{1}}, your order {{2}} waits for you in the shop until {{3}} at closing time.',
        example: ['Camille', '48213', '25 November'],
      },
    },
  },
  {
    name: 'back_in_stock',
    category: 'MARKETING',
    words: {
      fr: {
        body: 'Bonjour {{1}}, le modèle que vous cherchiez, {{2}}, est de retour en boutique.',
        example: ['Camille', 'la parka Brume'],
        buttons: ['Ne plus recevoir d’offres'],
      },
      en: {
        body: 'Hello {{1}}, what you were looking for, {{2}}, is back in the shop.',
        example: ['Camille', 'the Brume parka'],
        buttons: ['Stop offers'],
      },
    },
  },
]

/** Bodies of `POST /{waba_id}/message_templates`, one for each name and language. */
export function demoTemplates(): Record<string, unknown>[] {
  return templates.flatMap(({ name, category, words }) =>
    Object.entries(words).map(([language, { body, example, buttons }]) => ({
      name,
      language,
      category,
      components: [
        { type: 'BODY', text: body, example: { body_text: [example] } },
        ...(buttons
          ? [{ type: 'BUTTONS', buttons: buttons.map((text) => ({ type: 'QUICK_REPLY', text })) }]
          : []),
      ],
    })),
  )
}
