export {
  type ApprovalDraft,
  type ApprovalRequest,
  type ApprovalRule,
  type Assessable,
  type Assessment,
  assess,
  assessDrafts,
  countApprovalDecisions,
  type DecidedRequest,
  defaultApprovalRules,
  destroyApprovalSalts,
  findApprovalRequests,
  getApprovalRules,
  readableText,
  sensitivities,
  writeApprovalDecision,
  writeApprovalRequests,
  writeApprovalRules,
} from './approvals/index.ts'
export type {
  Identifiers,
  Language,
  OwnDetails,
  Product,
  ReviewContext,
  ReviewDraft,
  ReviewedContact,
} from './context.ts'
export { type Dismissals, type Dismissed, dismissedShape, recordDismissals } from './dismissals.ts'
export { type Finding, type FindingKind, findingKinds, type Severity } from './finding.ts'
export { type Grammalecte, openGrammalecte, type ReadFrench } from './grammalecte/index.ts'
export { guessLanguage } from './guess-language.ts'
export { reviewDraft, warmReview } from './review-draft.ts'
export {
  type DraftToReview,
  type ListToldTexts,
  type ReviewSources,
  reviewDrafts,
} from './review-drafts.ts'
export { reviewKeptWords } from './review-kept-words.ts'
export { reviewRoutes } from './review-routes.ts'
export { warmLater } from './warm-later.ts'
export { wordsOf } from './words-of.ts'
