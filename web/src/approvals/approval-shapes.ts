export const sensitivities = ['price', 'refund', 'special_data', 'second_look'] as const
export type Sensitivity = (typeof sensitivities)[number]

/** One line of the table that says when a second person is asked. */
export type ApprovalRule = {
  readonly when:
    | { readonly kind: 'sensitivity'; readonly is: Sensitivity }
    | { readonly kind: 'reach'; readonly over: number }
    | { readonly kind: 'cost'; readonly over: number }
  readonly approvals: 0 | 1 | 2
}
