/** Who did something, as the API shows it. */
export type SignedBy = {
  readonly kind: 'agent' | 'token' | 'contact' | 'clock' | 'merge'
  readonly id: string | null
  readonly name: string | null
}

/** Reads the signature of a fact: `agent:…`, `token:…`, or one of the words for what happens by itself. */
export function signedBy(signature: string, agents: ReadonlyMap<string, string>): SignedBy {
  const [kind, id] = signature.split(':', 2) as [SignedBy['kind'], string | undefined]
  return { kind, id: id ?? null, name: kind === 'agent' ? (agents.get(id ?? '') ?? null) : null }
}
