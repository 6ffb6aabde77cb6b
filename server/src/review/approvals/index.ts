export { type ApprovalRule, defaultApprovalRules } from './approval-rules.ts'
export {
  type ApprovalRequest,
  countApprovalDecisions,
  type DecidedRequest,
  destroyApprovalSalts,
  findApprovalRequests,
  getApprovalRules,
  writeApprovalDecision,
  writeApprovalRequests,
  writeApprovalRules,
} from './approval-store.ts'
export { type Assessable, type Assessment, assess } from './assess.ts'
export { type ApprovalDraft, assessDrafts } from './assess-drafts.ts'
export { readableText } from './readable-text.ts'
export { type Sensitivity, sensitivities } from './sensitivity.ts'
