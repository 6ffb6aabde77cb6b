import { findWorkspace } from '../../accounts/index.ts'
import { type Database, inTransaction, newId, type WorkspaceId } from '../../platform/index.ts'
import { announceChanged } from './keep-quick-replies.ts'
import { type ReplyLanguage, reviewDaysDefault } from './quick-reply.ts'
import { insertQuickReplies } from './quick-reply-store.ts'

type StarterReply = {
  readonly shortcut: string
  /** In the language of the workspace. */
  readonly title: Readonly<Record<ReplyLanguage, string>>
  readonly topic: Readonly<Record<ReplyLanguage, string>>
  readonly fr: string
  readonly en: string
}

/** What most shops are asked every day, so that nobody begins with an empty page. */
export const starterSet: readonly StarterReply[] = [
  {
    shortcut: 'hello',
    title: { fr: 'Accueillir', en: 'Greeting' },
    topic: { fr: 'Bienvenue', en: 'Welcome' },
    fr: '{{greeting}} {{first_name}}, merci de nous écrire. Je suis {{agent}}, de {{company}}. Comment puis-je vous aider\u202f?',
    en: '{{greeting}} {{first_name}}, thank you for writing to us. I am {{agent}} from {{company}}. How can I help you?',
  },
  {
    shortcut: 'looking',
    title: { fr: 'Je vérifie', en: 'Still looking' },
    topic: { fr: 'Suivi', en: 'Follow-up' },
    fr: 'Merci {{first_name}}. Je vérifie et je reviens vers vous avant {{date:+1wd}} au soir, même si je n’ai pas encore la réponse.',
    en: 'Thank you, {{first_name}}. I am checking and will write back by the end of {{date:+1wd}}, even if I do not have the answer yet.',
  },
  {
    shortcut: 'order-number',
    title: { fr: 'Demander le numéro de commande', en: 'Ask for the order number' },
    topic: { fr: 'Commandes', en: 'Orders' },
    fr: 'Pour retrouver votre commande, pourriez-vous m’envoyer son numéro ou l’adresse e-mail utilisée lors de l’achat\u202f?',
    en: 'To find your order, could you send me its number, or the email address you used when you bought?',
  },
  {
    shortcut: 'shipped',
    title: { fr: 'La commande est partie', en: 'The order is on its way' },
    topic: { fr: 'Commandes', en: 'Orders' },
    fr: 'Bonne nouvelle {{first_name}}\u202f: votre commande {{order}} est partie. Elle devrait arriver le {{date:+2wd}}.',
    en: 'Good news, {{first_name}}: your order {{order}} is on its way. It should arrive on {{date:+2wd}}.',
  },
  {
    shortcut: 'late',
    title: { fr: 'Le colis est en retard', en: 'The parcel is late' },
    topic: { fr: 'Commandes', en: 'Orders' },
    fr: 'Je comprends que cette attente soit pénible, {{first_name}}, et je vous prie de nous excuser. J’interroge le transporteur au sujet de la commande {{order}} et je vous écris au plus tard le {{date:+1wd}}.',
    en: 'I understand that waiting is tiresome, {{first_name}}, and I apologise. I am asking the carrier about order {{order}} and will write to you by {{date:+1wd}} at the latest.',
  },
  {
    shortcut: 'return-how',
    title: { fr: 'Comment retourner un article', en: 'How to return an item' },
    topic: { fr: 'Retours', en: 'Returns' },
    fr: 'Vous pouvez nous retourner l’article sous 30 jours, non porté, dans son emballage. Souhaitez-vous un échange ou un remboursement\u202f?',
    en: 'You can return the item within 30 days, unworn and in its packaging. Would you like an exchange or a refund?',
  },
  {
    shortcut: 'refund',
    title: { fr: 'Le remboursement est parti', en: 'The refund was made' },
    topic: { fr: 'Retours', en: 'Returns' },
    fr: 'Le remboursement de [montant] a été lancé aujourd’hui. Selon votre banque, il apparaîtra sur votre compte d’ici le {{date:+5wd}}.',
    en: 'The refund of [amount] was started today. Depending on your bank, it will appear in your account by {{date:+5wd}}.',
  },
  {
    shortcut: 'photo',
    title: { fr: 'Demander une photo', en: 'Ask for a photo' },
    topic: { fr: 'Qualité', en: 'Quality' },
    fr: 'Je suis désolée de ce souci. Pourriez-vous m’envoyer une photo de l’article, de près, et une autre de l’étiquette\u202f?',
    en: 'I am sorry about this. Could you send me a close photo of the item, and another one of its label?',
  },
  {
    shortcut: 'stock',
    title: { fr: 'Article épuisé', en: 'Out of stock' },
    topic: { fr: 'Produits', en: 'Products' },
    fr: 'Cet article n’est plus disponible pour le moment. Voulez-vous que je vous prévienne dès son retour\u202f? Un simple «\u202foui\u202f» suffit.',
    en: 'This item is not available at the moment. Would you like me to tell you when it is back? A simple “yes” is enough.',
  },
  {
    shortcut: 'hours',
    title: { fr: 'Horaires de la boutique', en: 'Opening hours' },
    topic: { fr: 'Boutique', en: 'Shop' },
    fr: 'La boutique est ouverte du mardi au samedi, de 10\u00a0h à 19\u00a0h. Nous serons heureux de vous y accueillir.',
    en: 'The shop is open from Tuesday to Saturday, 10:00 to 19:00. We will be happy to welcome you.',
  },
  {
    shortcut: 'apology',
    title: { fr: 'De vraies excuses', en: 'A real apology' },
    topic: { fr: 'Réclamations', en: 'Complaints' },
    fr: 'Vous avez raison, {{first_name}}, nous n’avons pas été à la hauteur. Je vous présente nos excuses. Voici ce que je vous propose\u202f: [PROPOSITION].',
    en: 'You are right, {{first_name}}: we did not do well enough. I apologise on behalf of {{company}}. Here is what I suggest: [PROPOSAL].',
  },
  {
    shortcut: 'thanks',
    title: { fr: 'Conclure avec chaleur', en: 'Close warmly' },
    topic: { fr: 'Suivi', en: 'Follow-up' },
    fr: 'Merci {{first_name}}, je suis contente d’avoir pu vous aider. Il suffit de répondre ici si une autre question vous vient. Belle journée\u202f!',
    en: 'Thank you, {{first_name}}, I am glad I could help. Just answer here if another question comes to mind. Have a lovely day!',
  },
]

/** Everybody's from then on. Shortcuts that are taken stay as they are, so it is safe to repeat. */
export async function addStarterSet(
  db: Database,
  workspaceId: WorkspaceId,
  by: string,
  now: Date,
): Promise<{ readonly added: number }> {
  return inTransaction(db, async (trx) => {
    const workspace = await findWorkspace(trx, workspaceId)
    const spoken = workspace?.language === 'fr' ? 'fr' : 'en'
    const replies = starterSet.map(({ shortcut, title, topic, fr, en }) => ({
      shortcut,
      title: title[spoken],
      topic: topic[spoken],
      id: newId<'quick_reply'>(now),
      version: 1,
      texts: { fr, en },
      shared: true,
      owner_id: null,
      review_every_days: reviewDaysDefault,
    }))
    const made = await insertQuickReplies(trx, workspaceId, replies, by, now)
    if (made.size > 0) await announceChanged(trx, { workspace_id: workspaceId }, [...made])
    return { added: made.size }
  })
}
