import type { Hash } from 'viem'
import type { StepState } from '../components/Stepper'

export type StepTransaction = { chainId: number; hash: Hash }

/** A step on the way of a message or a batch. */
export type Step = {
  name: string
  isDone: boolean
  /** What is known of it beside its time, such as the number of its batch. */
  detail?: string | undefined
  at?: Date | null | undefined
  transaction?: StepTransaction | undefined
  /** When it is expected to be done. */
  expectedAt?: Date | undefined
}

/** A step as it is shown: what is known of it only once it is done, what is expected only if it is next. */
export type TimelineStep = Omit<Step, 'isDone'> & { state: StepState }

/**
 * Tells which step is next: the first that is not done.
 *
 * @param isOver - Whether no further step will be done.
 */
export function toTimeline(
  steps: readonly Step[],
  { isOver = false }: { isOver?: boolean } = {},
): TimelineStep[] {
  const next = isOver ? undefined : steps.find(({ isDone }) => !isDone)
  return steps.map((step) => {
    const { isDone, name, expectedAt, ...facts } = step
    if (isDone) return { name, state: 'done', ...facts }
    return step === next ? { name, state: 'current', expectedAt } : { name, state: 'ahead' }
  })
}
