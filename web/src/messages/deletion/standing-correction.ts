// Which message of ours the draft of a contact makes right, for as long as this page lives. It only counts together with
// the quotation of that message: who lets go of the quotation writes something else.
const standing = new Map<string, string>()

export function standCorrection(contactId: string, messageId: string): void {
  standing.set(contactId, messageId)
}

/** What the API is told beside a message that quotes this one. */
export function correctionOf(contactId: string, quotedId: string | undefined): { corrects?: string } {
  return quotedId !== undefined && standing.get(contactId) === quotedId ? { corrects: quotedId } : {}
}

export function correctionSent(contactId: string): void {
  standing.delete(contactId)
}
