import type { Hash } from 'viem'
import type { Settlement } from '../../../interop/actions/getMessageStatus'
import type { StepState } from '../../shared/components/Stepper'

/** A step on the way from a chain to all others. */
export type Step = {
  name: string
  isDone: boolean
  detail?: string | undefined
  at?: Date | null | undefined
  hash?: Hash | null | undefined
  /** Chain of the transaction; the settlement layer unless told. */
  chainId?: number
}

/** The steps of a batch on the settlement layer. */
export function settlementSteps(settlement: Settlement | undefined): Step[] {
  const step = (name: string, hash: Hash | null | undefined, at: Date | null | undefined) => ({
    name,
    isDone: hash != null,
    hash,
    at,
  })
  return [
    step('Committed', settlement?.commitTxHash, settlement?.committedAt),
    step('Proven', settlement?.proveTxHash, settlement?.provenAt),
    step('Executed', settlement?.executeTxHash, settlement?.executedAt),
  ]
}

/** Tells which step is next: the first that is not done. */
export function withStates(steps: readonly Step[]): (Step & { state: StepState })[] {
  const next = steps.findIndex(({ isDone }) => !isDone)
  return steps.map((step, index) => ({
    ...step,
    state: step.isDone ? 'done' : index === next ? 'current' : 'ahead',
  }))
}
