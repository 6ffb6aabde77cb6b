import type { z } from 'zod'

export type ProblemCode =
  | 'missing'
  | 'wrong_type'
  | 'unknown_field'
  | 'bad_value'
  | 'bad_character'
  | 'bad_url'
  | 'too_long'
  | 'too_short'
  | 'too_many'
  | 'too_few'
  | 'not_unique'
  | 'conflict'

/**
 * One thing the platform would refuse.
 * `field` is the path in the platform's own names, `message` says in English what to change,
 * `limit` is the limit that was passed, in the unit of the field (characters, items, days).
 */
export type Problem = { field: string; code: ProblemCode; message: string; limit?: number }

export type Fault = Omit<Problem, 'field'>

type Check = { value: unknown; issues: unknown[] }

/** Adds our own kind of issue inside a zod check; `path` continues from the checked value. */
export function addFault(check: Check, fault: Fault, path: readonly (string | number)[] = []): void {
  check.issues.push({
    code: 'custom',
    input: check.value,
    path: [...path],
    params: fault,
    message: fault.message,
    // One list of everything: later checks still run.
    continue: true,
  })
}

/** Everything wrong with `value`, named from `root` on; an empty list when the schema accepts it. */
export function problemsOf(schema: z.ZodType, value: unknown, root: string): Problem[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, value, root))
}

type Issue = z.core.$ZodIssue

function problemsOfIssue(issue: Issue, value: unknown, root: string): Problem[] {
  const field = fieldName(root, issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: `${field}.${key}`,
      code: 'unknown_field',
      message: 'Remove this field: the platform does not know it here.',
    }))
  }
  if (issue.code === 'custom' && issue.params) return [{ field, ...(issue.params as Fault) }]
  const found = valueAt(value, issue.path)
  if (found === undefined) return [{ field, code: 'missing', message: 'Add this field: it is required.' }]
  return [{ field, ...faultOfIssue(issue, found) }]
}

function faultOfIssue(issue: Issue, found: unknown): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'wrong_type', message: `Give ${article(issue.expected)}, not ${kindOf(found)}.` }
    case 'invalid_value':
      return { code: 'bad_value', message: `Use one of: ${issue.values.map(String).join(', ')}.` }
    case 'too_big':
      if (issue.origin !== 'array') {
        return { code: 'bad_value', message: `Give at most ${issue.maximum}.`, limit: Number(issue.maximum) }
      }
      return {
        code: 'too_many',
        message: `Keep at most ${issue.maximum} of them.`,
        limit: Number(issue.maximum),
      }
    case 'too_small':
      if (issue.origin !== 'array') {
        return { code: 'bad_value', message: `Give at least ${issue.minimum}.`, limit: Number(issue.minimum) }
      }
      return { code: 'too_few', message: `Give at least ${issue.minimum}.`, limit: Number(issue.minimum) }
    case 'invalid_union':
      return unionFault(issue)
    default:
      return { code: 'bad_value', message: 'The platform accepts none of its known forms here; check it.' }
  }
}

function unionFault(issue: Extract<Issue, { code: 'invalid_union' }>): Fault {
  if ('options' in issue && Array.isArray(issue.options)) {
    return { code: 'bad_value', message: `Use one of: ${issue.options.map(String).join(', ')}.` }
  }
  return { code: 'wrong_type', message: 'Give one of the kinds of value the platform takes here.' }
}

export function fieldName(root: string, path: readonly PropertyKey[]): string {
  let name = root
  for (const step of path) name += typeof step === 'number' ? `[${step}]` : `.${String(step)}`
  return name
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = Object.hasOwn(at, step) ? (at as Record<PropertyKey, unknown>)[step] : undefined
  }
  return at
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return article(Array.isArray(value) ? 'array' : typeof value)
}

function article(kind: string): string {
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`
}
