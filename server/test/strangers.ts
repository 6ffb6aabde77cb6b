/** Every address of the API and what somebody of another workspace must meet there. */

/** Things of Lemon Bakery's, by which a stranger asks. */
export type Owned = {
  readonly contact: string
  readonly message: string
  readonly held: string
  readonly conversation: string
  readonly label: string
  readonly note: string
  readonly media: string
  readonly number: string
  readonly template: string
  readonly quickReply: string
  readonly evidenceExport: string
  readonly clue: string
  readonly purchase: string
  readonly token: string
  readonly agent: string
  readonly team: string
  readonly attempt: string
  readonly breach: string
  readonly offer: string
  readonly workspace: number
}

/**
 * `missing`: as if it did not exist. `own`: an answer about the stranger's own workspace, showing nothing of the other.
 * `refused`: no, for a reason that would hold whoever owns the thing.
 */
export type Meeting = {
  readonly expect: 'missing' | 'own' | 'refused'
  readonly path: string
  readonly body?: object
}

export function meetingsWith(owned: Owned): Readonly<Record<string, Meeting>> {
  const missing = (path: string, body?: object): Meeting => ({
    expect: 'missing',
    path,
    ...(body ? { body } : {}),
  })
  const own = (path: string, body?: object): Meeting => ({ expect: 'own', path, ...(body ? { body } : {}) })
  const refused = (path: string, body?: object): Meeting => ({
    expect: 'refused',
    path,
    ...(body ? { body } : {}),
  })
  const { contact, conversation, message } = owned
  const text = { type: 'text', text: { body: 'Hello' } }
  return {
    'GET /api/v1/session': own('/session'),
    'PATCH /api/v1/session': own('/session', { name: 'Nobody of yours' }),
    'POST /api/v1/session/workspace': refused('/session/workspace', { workspace_id: owned.workspace }),
    'GET /api/v1/agents': own('/agents'),
    'POST /api/v1/agents': own('/agents', {
      email: 'nina@northgate.example',
      name: 'Nina',
      role: 'reader',
      password: 'a long enough password',
    }),
    'PATCH /api/v1/agents/:id': missing(`/agents/${owned.agent}`, { suspended: true }),
    'POST /api/v1/agents/:id/access': missing(`/agents/${owned.agent}/access`, {
      password: 'a long enough password',
    }),
    'GET /api/v1/teams': own('/teams'),
    'POST /api/v1/teams': own('/teams', { name: 'Depot' }),
    'PATCH /api/v1/teams/:id': missing(`/teams/${owned.team}`, { name: 'Taken over' }),
    'DELETE /api/v1/teams/:id': missing(`/teams/${owned.team}`),
    'GET /api/v1/promises': own('/promises'),
    'POST /api/v1/promises': refused('/promises', { team_id: owned.team, answer_minutes: 5 }),
    'GET /api/v1/promises/words': own('/promises/words'),
    'PATCH /api/v1/promises/words': own('/promises/words', { en: { open: 'Ours: {time}' } }),
    'POST /api/v1/promises/preview': own('/promises/preview', {
      team_id: owned.team,
      answer_minutes: 60,
      language: 'en',
      situation: 'open',
      text: 'Within {time}, {hours}',
    }),
    'GET /api/v1/promises/report': own('/promises/report?by=agent'),
    'GET /api/v1/tokens': own('/tokens'),
    'POST /api/v1/tokens': own('/tokens', { name: 'shop', scopes: ['contacts.read'] }),
    'DELETE /api/v1/tokens/:id': missing(`/tokens/${owned.token}`),
    'GET /api/v1/workspace': own('/workspace'),
    'PATCH /api/v1/workspace': own('/workspace', { name: 'Northgate Parcels' }),
    'GET /api/v1/audit': own('/audit'),
    'POST /api/v1/contacts': own('/contacts', { name: 'Lina', phone: '+33600000001' }),
    'GET /api/v1/contacts': own('/contacts?q=Zest'),
    'GET /api/v1/contacts/:id': missing(`/contacts/${contact}`),
    'PATCH /api/v1/contacts/:id': missing(`/contacts/${contact}`, { name: 'Taken over' }),
    'POST /api/v1/contacts/:id/consents': missing(`/contacts/${contact}/consents`, {
      purpose: 'marketing',
      channel: 'whatsapp',
      state: 'given',
      source: 'form',
    }),
    'GET /api/v1/contacts/:id/consents': missing(`/contacts/${contact}/consents`),
    'GET /api/v1/courtesy': own('/courtesy'),
    'PATCH /api/v1/courtesy': own('/courtesy', { unanswered_max: 3 }),
    'GET /api/v1/contacts/:id/courtesy': missing(`/contacts/${contact}/courtesy`),
    'POST /api/v1/contacts/:id/suppression/release': missing(`/contacts/${contact}/suppression/release`, {
      reason: 'I say so',
    }),
    'POST /api/v1/contacts/:id/survey-offer': missing(`/contacts/${contact}/survey-offer`, {}),
    'GET /api/v1/contacts/:id/reach': missing(`/contacts/${contact}/reach`),
    'POST /api/v1/contacts/:id/clues': missing(`/contacts/${contact}/clues`, { kind: 'photo_gone' }),
    'GET /api/v1/contacts/:id/clues': missing(`/contacts/${contact}/clues`),
    'DELETE /api/v1/contacts/:id/clues/:clue_id': missing(`/contacts/${contact}/clues/${owned.clue}`),
    'POST /api/v1/contacts/:id/purchases': missing(`/contacts/${contact}/purchases`, {
      sku: 'PARCEL',
      name: 'Pie',
      price: 1,
      currency: 'EUR',
    }),
    'GET /api/v1/contacts/:id/purchases': missing(`/contacts/${contact}/purchases`),
    'DELETE /api/v1/contacts/:id/purchases/:purchase_id': missing(
      `/contacts/${contact}/purchases/${owned.purchase}`,
    ),
    'GET /api/v1/next-steps': own('/next-steps?filter=mine'),
    'POST /api/v1/messages/:id/next-step': missing(`/messages/${owned.held}/next-step`, { outcome: 'done' }),
    'GET /api/v1/receipts/operator': own('/receipts/operator'),
    'GET /api/v1/receipts/causes': own('/receipts/causes?by=agent'),
    'GET /api/v1/receipts/causes/messages': own('/receipts/causes/messages?by=hour&key=10'),
    'POST /api/v1/products': own('/products', { sku: 'PARCEL', name: 'Pie', price: 1, currency: 'EUR' }),
    'GET /api/v1/products': own('/products?q=Zesty'),
    'POST /api/v1/products/import': refused('/products/import', {}),
    'GET /api/v1/products/:sku': missing('/products/LEMON-SECRET'),
    'PATCH /api/v1/products/:sku': missing('/products/LEMON-SECRET', { price: 1 }),
    'DELETE /api/v1/products/:sku': missing('/products/LEMON-SECRET'),
    'GET /api/v1/offers': own('/offers'),
    'POST /api/v1/offers': own('/offers', { name: 'Ours', ends_at: '2030-01-01T00:00:00Z' }),
    'GET /api/v1/offers/:id': missing(`/offers/${owned.offer}`),
    'PATCH /api/v1/offers/:id': missing(`/offers/${owned.offer}`, { name: 'Taken over' }),
    'DELETE /api/v1/offers/:id': missing(`/offers/${owned.offer}`),
    'POST /api/v1/review': missing('/review', { contact_id: contact, ...text }),
    'GET /api/v1/review/words': own('/review/words'),
    'POST /api/v1/review/words': own('/review/words', { word: 'parcelwise' }),
    'DELETE /api/v1/review/words/:word': missing('/review/words/zestly'),
    'GET /api/v1/review/settings': own('/review/settings'),
    'PATCH /api/v1/review/settings': own('/review/settings', { names: ['Northgate'] }),
    'GET /api/v1/review/dismissals': own('/review/dismissals?by=agent'),
    'GET /api/v1/templates': own('/templates'),
    'GET /api/v1/templates/:id': missing(`/templates/${owned.template}`),
    'POST /api/v1/templates/sync': own('/templates/sync'),
    'GET /api/v1/evidence/state': own('/evidence/state'),
    'GET /api/v1/evidence/heads': own('/evidence/heads'),
    'GET /api/v1/evidence/exports': own('/evidence/exports'),
    'POST /api/v1/evidence/exports': missing('/evidence/exports', {
      contact_id: contact,
      from: '2026-01-01T00:00:00Z',
      to: '2027-01-01T00:00:00Z',
      reason: 'To read what is not ours',
    }),
    'POST /api/v1/evidence/exports/:id/agree': missing(`/evidence/exports/${owned.evidenceExport}/agree`),
    'POST /api/v1/evidence/exports/:id/refuse': missing(`/evidence/exports/${owned.evidenceExport}/refuse`),
    'GET /api/v1/evidence/exports/:id/bundle': missing(`/evidence/exports/${owned.evidenceExport}/bundle`),
    'GET /api/v1/contacts/:id/hold': missing(`/contacts/${contact}/hold`),
    'POST /api/v1/contacts/:id/hold': missing(`/contacts/${contact}/hold`, { reason: 'To keep it' }),
    'DELETE /api/v1/contacts/:id/hold': missing(`/contacts/${contact}/hold`),
    'GET /api/v1/quick-replies': own('/quick-replies?sort=best&q=secret'),
    'GET /api/v1/quick-replies/counts': own('/quick-replies/counts'),
    'GET /api/v1/quick-replies/export': own('/quick-replies/export'),
    'GET /api/v1/quick-replies/:id': missing(`/quick-replies/${owned.quickReply}`),
    'GET /api/v1/quick-replies/:id/versions': missing(`/quick-replies/${owned.quickReply}/versions`),
    'GET /api/v1/quick-replies/:id/report': missing(`/quick-replies/${owned.quickReply}/report`),
    'POST /api/v1/quick-replies': own('/quick-replies', {
      shortcut: 'depot',
      title: 'Depot',
      texts: { en: 'The depot opens at nine.' },
      shared: true,
    }),
    'PATCH /api/v1/quick-replies/:id': missing(`/quick-replies/${owned.quickReply}`, { title: 'Taken over' }),
    'DELETE /api/v1/quick-replies/:id': missing(`/quick-replies/${owned.quickReply}`),
    'POST /api/v1/quick-replies/:id/review': missing(`/quick-replies/${owned.quickReply}/review`),
    'POST /api/v1/quick-replies/:id/fill': missing(`/quick-replies/${owned.quickReply}/fill`, {
      contact_id: contact,
    }),
    'POST /api/v1/quick-replies/preview': missing('/quick-replies/preview', {
      text: 'Hello {{name}}',
      language: 'en',
      contact_id: contact,
    }),
    'POST /api/v1/quick-replies/starter-set': own('/quick-replies/starter-set'),
    'POST /api/v1/quick-replies/import': refused('/quick-replies/import', {}),
    'POST /api/v1/messages': missing('/messages', { contact_id: contact, ...text }),
    'GET /api/v1/messages/:id': missing(`/messages/${message}`),
    'GET /api/v1/messages': own('/messages?channel_message_id=wamid.strangers.1'),
    'GET /api/v1/approvals': own('/approvals'),
    'GET /api/v1/approvals/count': own('/approvals/count'),
    'GET /api/v1/approval-rules': own('/approval-rules'),
    'PUT /api/v1/approval-rules': own('/approval-rules', { rules: [] }),
    'POST /api/v1/messages/:id/approve': missing(`/messages/${owned.held}/approve`, {}),
    'POST /api/v1/messages/:id/reject': missing(`/messages/${owned.held}/reject`, { reason: 'No.' }),
    'PATCH /api/v1/messages/:id': missing(`/messages/${owned.held}`, {
      type: 'text',
      text: { body: 'Taken over' },
    }),
    'POST /api/v1/messages/:id/recall': missing(`/messages/${owned.held}/recall`),
    'POST /api/v1/messages/:id/resolve': missing(`/messages/${owned.held}/resolve`, { outcome: 'sent' }),
    'DELETE /api/v1/messages/:id': missing(`/messages/${message}?for=me`),
    'POST /api/v1/messages/:id/show': missing(`/messages/${message}/show`),
    'GET /api/v1/messages/:id/deletion': missing(`/messages/${owned.held}/deletion`),
    'GET /api/v1/messages/:id/mistake': missing(`/messages/${owned.held}/mistake?kind=price_typo`),
    'POST /api/v1/messages/:id/mistake': missing(`/messages/${owned.held}/mistake`, { kind: 'price_typo' }),
    'GET /api/v1/messages/:id/correction': missing(`/messages/${owned.held}/correction?kind=price_typo`),
    'GET /api/v1/mistakes': own('/mistakes'),
    'GET /api/v1/deletions': own('/deletions'),
    'GET /api/v1/mistakes/report': own('/mistakes/report?by=kind'),
    'GET /api/v1/channels/deletion': own('/channels/deletion'),
    'POST /api/v1/breaches': missing('/breaches', { message_id: message, what: 'Somebody else’s' }),
    'GET /api/v1/breaches': own('/breaches'),
    'GET /api/v1/breaches/count': own('/breaches/count'),
    'GET /api/v1/breaches/:id': missing(`/breaches/${owned.breach}`),
    'PATCH /api/v1/breaches/:id': missing(`/breaches/${owned.breach}`, { what: 'Taken over' }),
    'GET /api/v1/media/:id': missing(`/media/${owned.media}`),
    'POST /api/v1/media': refused('/media', {}),
    'GET /api/v1/conversations': own('/conversations?filter=all'),
    'GET /api/v1/conversations/counts': own('/conversations/counts'),
    'GET /api/v1/conversations/:id': missing(`/conversations/${conversation}`),
    'GET /api/v1/conversations/:id/messages': missing(`/conversations/${conversation}/messages`),
    'POST /api/v1/conversations': missing('/conversations', { contact_id: contact }),
    'POST /api/v1/conversations/:id/state': missing(`/conversations/${conversation}/state`, {
      state: 'closed',
    }),
    'POST /api/v1/conversations/:id/assignment': missing(`/conversations/${conversation}/assignment`, {
      agent_id: null,
    }),
    'POST /api/v1/conversations/:id/team': missing(`/conversations/${conversation}/team`, { team_id: null }),
    'POST /api/v1/conversations/:id/seen': missing(`/conversations/${conversation}/seen`, {
      message_id: message,
    }),
    'POST /api/v1/conversations/:id/read': missing(`/conversations/${conversation}/read`, {}),
    'GET /api/v1/labels': own('/labels'),
    'POST /api/v1/labels': own('/labels', { name: 'urgent' }),
    'PATCH /api/v1/labels/:label_id': missing(`/labels/${owned.label}`, { name: 'taken over' }),
    'DELETE /api/v1/labels/:label_id': missing(`/labels/${owned.label}`),
    'POST /api/v1/conversations/:id/labels': missing(`/conversations/${conversation}/labels`, {
      label_id: owned.label,
    }),
    'DELETE /api/v1/conversations/:id/labels/:label_id': missing(
      `/conversations/${conversation}/labels/${owned.label}`,
    ),
    'POST /api/v1/conversations/:id/notes': missing(`/conversations/${conversation}/notes`, { text: 'Seen' }),
    'DELETE /api/v1/conversations/:id/notes/:note_id': missing(
      `/conversations/${conversation}/notes/${owned.note}`,
    ),
    'GET /api/v1/search': own('/search?q=Zest'),
    'GET /api/v1/events': own('/events?after=0.0'),
    'GET /api/v1/training/attempts': own('/training/attempts'),
    'POST /api/v1/training/attempts': own('/training/attempts'),
    'GET /api/v1/training/attempts/:id': missing(`/training/attempts/${owned.attempt}`),
    'POST /api/v1/training/attempts/:id/answers': missing(`/training/attempts/${owned.attempt}/answers`, {
      question_id: 'two_grey_where',
      choice: 'b',
    }),
    'GET /api/v1/training/team': own('/training/team'),
    'GET /api/v1/training/customer-note': own('/training/customer-note'),
    'PATCH /api/v1/training/customer-note': own('/training/customer-note', { en: 'Ours' }),
    'POST /api/v1/numbers': refused('/numbers', {
      phone_number_id: '104551000000006',
      waba_id: '204551000000006',
      display_phone_number: '+33 1 00 00 00 06',
      access_token: 'token',
      app_secret: 'a secret of my own',
      verify_token: 'verify',
      graph_url: 'http://127.0.0.1:9',
    }),
    'GET /api/v1/numbers': own('/numbers'),
    'GET /api/v1/numbers/:id': missing(`/numbers/${owned.number}`),
    'DELETE /api/v1/numbers/:id': missing(`/numbers/${owned.number}`),
    'POST /api/v1/numbers/:id/resume': missing(`/numbers/${owned.number}/resume`),
    'POST /api/v1/simulator/clock': refused('/simulator/clock', { advance: '1h' }),
    'GET /api/v1/simulator/*': refused('/simulator/accepted'),
    'POST /api/v1/simulator/*': refused('/simulator/customers', {}),
    'PUT /api/v1/simulator/*': refused('/simulator/faults', {}),
  }
}

/** For everybody, with nobody's data. A new one has to be thought about and written here. */
export const publicAddresses: readonly RegExp[] = [
  /^GET \/(index\.html|favicon\.svg|color-scheme\.js)?(\.gz|\.br)?$/,
  /^GET \/assets\/[\w.-]+$/,
  /^GET \/api\/docs/,
  /^GET \/api\/v1\/openapi\.json$/,
  /^POST \/api\/auth\/(sign-in\/email|sign-out|two-factor\/verify-(totp|backup-code))$/,
  /^GET \/api\/auth\/get-session$/,
  /^(GET|POST) \/webhooks\/whatsapp$/,
  /^GET \/(healthz|readyz|metrics)$/,
  // Whoever holds an export compares its key with this.
  /^GET \/api\/v1\/evidence\/keys$/,
]

/** Of one's own account and session: there is no id by which another could be asked for. */
export const ownAccount = /^(GET|POST) \/api\/auth\//
