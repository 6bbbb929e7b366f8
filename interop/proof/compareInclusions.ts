import type { MessageInclusion } from '../types'
import { explainProof } from './explainProof'
import type { ProofLevelName } from './walkProof'

/** How the arguments of the verifier differ from those that prove a message. */
export type InclusionFault = {
  cause:
    | 'wrongSourceChain'
    | 'wrongBatchNumber'
    | 'wrongIndex'
    | 'wrongTxNumberInBatch'
    | 'wrongSender'
    | 'wrongData'
    | 'wrongProof'
  /** The argument. */
  name: string
  expected: string
  found: string
  /** The lowest level of the proof that differs; null if the proof cannot be decoded that far. */
  level: ProofLevelName | null
}

/** The arguments other than the proof. */
const fields: readonly [
  cause: InclusionFault['cause'],
  name: string,
  read: (inclusion: MessageInclusion) => bigint | number | string,
][] = [
  ['wrongSourceChain', 'source chain id', ({ sourceChainId }) => sourceChainId],
  ['wrongBatchNumber', 'batch number', ({ batchNumber }) => batchNumber],
  ['wrongSender', 'sender', ({ message }) => message.sender],
  ['wrongData', 'data', ({ message }) => message.data],
  ['wrongTxNumberInBatch', 'txNumberInBatch', ({ message }) => message.txNumberInBatch],
  ['wrongIndex', 'index', ({ index }) => index],
]

/** The levels above a batch, which differ between proofs against different blocks of the settlement layer. */
const aboveBatch: readonly (ProofLevelName | null)[] = ['chainRoot', 'chainLeaf', 'interopRoot']

/** Compares arguments of the verifier with those that prove a message; null if they agree up to its batch. */
export function compareInclusions(
  expected: MessageInclusion,
  found: MessageInclusion,
): InclusionFault | null {
  const values = Object.fromEntries(
    explainProof(expected).levels.map(({ name, value }) => [name, value]),
  )
  const { levels, failedAt: level, error } = explainProof(found, values)
  for (const [cause, name, read] of fields) {
    const [right, wrong] = [`${read(expected)}`, `${read(found)}`]
    if (right.toLowerCase() !== wrong.toLowerCase())
      return { cause, name, expected: right, found: wrong, level }
  }
  if (!error && (level === null || aboveBatch.includes(level))) return null
  return {
    ...{ cause: 'wrongProof', name: 'proof', level },
    expected: (level && values[level]) ?? 'a proof that can be decoded',
    found: error?.shortMessage ?? levels.find(({ name }) => name === level)?.value ?? 'no proof',
  }
}
