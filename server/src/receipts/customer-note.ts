export const noteLanguages = ['en', 'fr'] as const
export type NoteLanguage = (typeof noteLanguages)[number]

export const noteCharsMax = 2_000

/**
 * What a business may tell its customers about receipts, true of what the desk does. It is shown to nobody by itself:
 * people copy it to where their customers read.
 */
export function proposeNote(language: NoteLanguage, business: string): string {
  return paragraphs[language](business).join('\n\n')
}

const paragraphs: Readonly<Record<NoteLanguage, (business: string) => readonly string[]>> = {
  en: (business) => [
    `How ${business} uses WhatsApp receipts`,
    'When we write to you, WhatsApp tells us that our message was sent, that it reached one of your devices and, ' +
      'unless you have switched read receipts off, that you opened the conversation. For voice notes it may also ' +
      'tell us that they were played.',
    'We use this to notice when something did not reach you, and to avoid writing twice. Sometimes our software ' +
      'estimates that a message was probably seen. We treat that as an estimate, never as a fact.',
    'Reading is not a promise. You owe us no answer, and we will not hold silence against you.',
    'You decide: in WhatsApp, under Settings, Privacy, you can switch read receipts off. It changes nothing in how ' +
      'we serve you.',
    'The other way round: grey ticks under your own messages do not mean that nobody has seen them. They turn blue ' +
      'when one of us marks the conversation as read.',
    'No more offers? Write STOP. Questions about your data? Ask us here.',
  ],
  fr: (business) => [
    `Comment ${business} utilise les accusés WhatsApp`,
    'Quand nous vous écrivons, WhatsApp nous indique que notre message est parti, qu’il est arrivé sur un de vos ' +
      'appareils et, sauf si vous avez coupé les confirmations de lecture, que vous avez ouvert la conversation. ' +
      'Pour un message vocal, il peut aussi nous dire qu’il a été lancé.',
    'Cela nous sert à voir si quelque chose ne vous est pas parvenu, et à ne pas écrire deux fois. Il arrive que ' +
      'notre logiciel estime qu’un message a sans doute été vu. C’est pour nous une estimation, jamais un fait.',
    'Lire n’engage à rien. Vous ne nous devez aucune réponse, et nous ne vous reprocherons pas un silence.',
    'Vous décidez : dans WhatsApp, sous Paramètres, Confidentialité, vous pouvez couper les confirmations de ' +
      'lecture. Cela ne change rien à notre service.',
    'Dans l’autre sens : des coches grises sous vos propres messages ne veulent pas dire que personne ne les a ' +
      'vus. Elles deviennent bleues quand l’un de nous marque la conversation comme lue.',
    'Plus d’offres ? Écrivez STOP. Une question sur vos données ? Posez-la-nous ici.',
  ],
}
