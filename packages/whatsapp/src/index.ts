export { charCount } from './char-count.ts'
export { type ErrorEntry, type ErrorScope, errorCode, errorCodes, type Reaction } from './error-codes.ts'
export type * from './inbound.ts'
export { changesOf, readDelivery } from './inbound.ts'
export { statusNames } from './inbound-status.ts'
export * from './limits.ts'
export {
  bsuidPattern,
  checkOutbound,
  checkSendRequest,
  isOutboundType,
  type OutboundBodies,
  type OutboundBody,
  type OutboundMessage,
  type OutboundType,
  outboundSchemas,
  outboundTypes,
  type SendRequest,
} from './outbound.ts'
export { interactiveKinds } from './outbound-interactive.ts'
export type { Problem, ProblemCode } from './problem.ts'
export { blanksOf, fillBlanks, type ParameterFormat } from './template-blanks.ts'
export {
  checkTemplate,
  type TemplateButton,
  type TemplateComponent,
  type TemplateDefinition,
  type TemplateProblem,
} from './template-definition.ts'
