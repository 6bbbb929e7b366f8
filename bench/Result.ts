/** A figure of this project beside its reference, which was measured in the same run. */
export type Result = {
  name: string
  value: number
  unit: string
  reference: { name: string; value: number } | null
  /** The value, in units of the reference; null without one. */
  ratio: number | null
  /** Human-readable, such as `at most 2.5 times the reference`. */
  goal: string | null
  /** Null without a goal. */
  met: boolean | null
  /** What the value consists of. */
  parts?: readonly Part[]
  /** How the value grows with something. */
  growth?: Growth
  /** What keeps the value from its goal, measured in the same run; only if the goal is not met. */
  limit?: string
}

/** A part of a value, in its unit. */
export type Part = { name: string; value: number }

export type Growth = {
  /** What it grows with, such as `batches`. */
  with: string
  points: readonly { at: number; value: number }[]
}

/** The goal of a figure: a limit of the value itself, or of its ratio to the reference. */
export type Goal =
  | { atMost: number }
  | { atLeast: number }
  | { ratioAtMost: number }
  | { ratioAtLeast: number }

/** Rates a figure by its reference and its goal. */
export function rate({
  name,
  value,
  unit,
  reference = null,
  goal,
  parts,
  growth,
  limit,
}: {
  name: string
  value: number
  unit: string
  reference?: Result['reference']
  goal?: Goal
  parts?: readonly Part[]
  growth?: Growth
  limit?: string
}): Result {
  const ratio = reference && value / reference.value
  const met = goal ? isMet(goal, value, ratio ?? Number.NaN) : null
  return {
    ...{ name, value, unit, reference, ratio },
    goal: goal ? describeGoal(goal, unit) : null,
    met,
    ...(parts && { parts }),
    ...(growth && { growth }),
    ...(limit && met === false && { limit }),
  }
}

function describeGoal(goal: Goal, unit: string): string {
  if ('atMost' in goal) return `at most ${goal.atMost} ${unit}`
  if ('atLeast' in goal) return `at least ${goal.atLeast} ${unit}`
  if ('ratioAtMost' in goal) return `at most ${goal.ratioAtMost} ×`
  return `at least ${goal.ratioAtLeast} ×`
}

function isMet(goal: Goal, value: number, ratio: number): boolean {
  if ('atMost' in goal) return value <= goal.atMost
  if ('atLeast' in goal) return value >= goal.atLeast
  if ('ratioAtMost' in goal) return ratio <= goal.ratioAtMost
  return ratio >= goal.ratioAtLeast
}
