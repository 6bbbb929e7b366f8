import type { Hash } from 'viem'
import type { StepState } from '../components/Stepper'

export type StepTransaction = { chainId: number; hash: Hash }

/** A step of a message or batch. */
export type Step = {
  name: string
  isDone: boolean
  /** Additional information, such as the number of the batch. */
  detail?: string | undefined
  at?: Date | null | undefined
  transaction?: StepTransaction | undefined
  /** When it is expected to be completed. */
  expectedAt?: Date | undefined
}

/** A step to display: details only if it is done, the estimate only if it is the next one. */
export type TimelineStep = Omit<Step, 'isDone'> & { state: StepState }

/**
 * Determines the state of each step; the first that is not done is the current one.
 *
 * @param isOver - Whether no further step will be completed.
 */
export function toTimeline(
  steps: readonly Step[],
  { isOver = false }: { isOver?: boolean } = {},
): TimelineStep[] {
  const next = isOver ? undefined : steps.find(({ isDone }) => !isDone)
  return steps.map((step) => {
    const { isDone, name, expectedAt, ...details } = step
    if (isDone) return { name, state: 'done', ...details }
    return step === next ? { name, state: 'current', expectedAt } : { name, state: 'upcoming' }
  })
}
