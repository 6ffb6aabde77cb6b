export type { ContactId } from '../platform/index.ts'
export type { Attributes, ContactView } from './contact.ts'
export {
  findContact,
  getContacts,
  type LivingAddresses,
  listLivingAddresses,
} from './contact-store.ts'
export { type ContactDraft, createContacts } from './create-contacts.ts'
export { type AskedIdentifier, findHolders, listOrders } from './find-holders.ts'
export { findOrCreatePeople, recordNumberChanges } from './find-or-create-people.ts'
export { listContacts } from './list-contacts.ts'
export type { ContactMerge, NumberChange, PeopleFound, PersonSeen } from './person.ts'
export { formatPhone, parsePhone, phoneRemedy } from './phone.ts'
export type { NewPurchase } from './purchase.ts'
export { recordPurchases } from './record-purchases.ts'
export { contactRoutes } from './routes.ts'
