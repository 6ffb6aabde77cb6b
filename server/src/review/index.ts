export type {
  Identifiers,
  Language,
  OwnDetails,
  Product,
  ReviewContext,
  ReviewDraft,
  ReviewedContact,
} from './context.ts'
export { type Finding, type FindingKind, findingKinds, type Severity } from './finding.ts'
export { reviewDraft, warmReview } from './review-draft.ts'
export { wordsOf } from './words-of.ts'
