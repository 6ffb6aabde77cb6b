import type { Sensitivity } from './sensitivity.ts'

/**
 * One line of the table that says when a second person is asked. Of all lines that hold for a message the highest number
 * counts.
 */
export type ApprovalRule = {
  readonly when:
    | { readonly kind: 'sensitivity'; readonly is: Sensitivity }
    /** More recipients than this. */
    | { readonly kind: 'reach'; readonly over: number }
    /** A higher expected cost than this, in the workspace's billing currency. */
    | { readonly kind: 'cost'; readonly over: number }
  /** Different people who must approve; none of them its author. */
  readonly approvals: 0 | 1 | 2
}

/** In proportion to reach, sensitivity and cost. What no line names needs nobody: an ordinary message to one person. */
export const defaultApprovalRules: readonly ApprovalRule[] = [
  { when: { kind: 'sensitivity', is: 'price' }, approvals: 1 },
  { when: { kind: 'sensitivity', is: 'refund' }, approvals: 1 },
  { when: { kind: 'sensitivity', is: 'second_look' }, approvals: 1 },
  { when: { kind: 'sensitivity', is: 'special_data' }, approvals: 2 },
  { when: { kind: 'reach', over: 100 }, approvals: 1 },
  { when: { kind: 'reach', over: 1000 }, approvals: 2 },
  { when: { kind: 'cost', over: 100 }, approvals: 1 },
  { when: { kind: 'cost', over: 1000 }, approvals: 2 },
]

export type Weight = {
  readonly sensitivities: ReadonlySet<Sensitivity>
  readonly reach: number
  readonly cost?: number
}

/** `reasons`: the sensitivities, `reach` or `cost` that ask for the most people. */
export type Need = { readonly needed: number; readonly reasons: readonly string[] }

/** How many must approve, and why. */
export function needOf(weight: Weight, rules: readonly ApprovalRule[]): Need {
  const holding = rules.filter((rule) => rule.approvals > 0 && holds(rule, weight))
  const needed = Math.max(0, ...holding.map((rule) => rule.approvals))
  const reasons = holding.map(({ when }) => (when.kind === 'sensitivity' ? when.is : when.kind))
  return { needed, reasons: [...new Set(reasons)] }
}

function holds({ when }: ApprovalRule, { sensitivities, reach, cost }: Weight): boolean {
  switch (when.kind) {
    case 'sensitivity':
      return sensitivities.has(when.is)
    case 'reach':
      return reach > when.over
    case 'cost':
      return cost !== undefined && cost > when.over
  }
}
