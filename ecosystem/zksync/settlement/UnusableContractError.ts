import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  toEventSignature,
  toFunctionSignature,
} from 'viem'
import type { SimulatedResult } from './simulate'

const shownDataLength = 2 + 2 * 36

/** Thrown when a system contract lacks something that the network requires. */
export class UnusableContractError extends Error {
  override name = 'UnusableContractError'

  constructor(contract: string, reason: string) {
    super(
      `The system contract ${contract} cannot be used: ${reason}. docs/ecosystem.md lists the requirements of each contract.`,
    )
  }
}

/** Describes a call that should have succeeded with a result. */
export function describeFailure({ isSuccess, data }: SimulatedResult): string {
  if (data === '0x') return 'is missing'
  const shown = data.length > shownDataLength ? `${data.slice(0, shownDataLength)}…` : data
  return isSuccess ? `returns ${shown}` : `reverts with ${shown}`
}

export function signatureOf(abi: Abi, name: string): string {
  const item = abi.find(
    (candidate): candidate is AbiFunction | AbiEvent =>
      'name' in candidate && candidate.name === name,
  )
  if (!item) throw new Error(`The ABI has no ${name}`)
  return item.type === 'event' ? toEventSignature(item) : toFunctionSignature(item)
}
