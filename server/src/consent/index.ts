export { type ConsentChannel, type ConsentState, consentChannels, type NewConsent } from './consent.ts'
export { mayReceive } from './may-receive.ts'
export { recordConsents } from './record-consents.ts'
export { withdrawIfAsked } from './withdraw-if-asked.ts'
