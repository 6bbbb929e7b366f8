import { concat, encodeAbiParameters, getAddress, type Hex } from 'viem'
import type { L2Message, MessageInclusion } from '../../../interop/types'
import type { InteropWorld } from './interopWorld'
import { sourceChainId } from './settlementLayer'

/** The message that the staking contract of a chain sends for a deposit. */
export function depositMessage(
  { stakingContracts }: Pick<InteropWorld, 'stakingContracts'>,
  depositor: string,
  {
    beneficiary,
    chainId = sourceChainId,
    txNumberInBatch = 0,
  }: { beneficiary?: string; chainId?: bigint; txNumberInBatch?: number } = {},
): L2Message {
  const sender = stakingContracts.get(chainId)
  if (!sender) throw new Error(`chain ${chainId} has no staking contract`)
  const words = [depositor, ...(beneficiary === undefined ? [] : [beneficiary])].map((account) =>
    encodeAbiParameters([{ type: 'address' }], [getAddress(account)]),
  )
  const data = concat(words)
  return { txNumberInBatch, sender, data }
}

/** Arguments of `mint`, `mintFor` and `checkMessageProof`. */
export function claim(inclusion: MessageInclusion): [bigint, bigint, number, L2Message, Hex[]] {
  const { sourceChainId, batchNumber, index, message, proof } = inclusion
  return [sourceChainId, batchNumber, index, message, [...proof]]
}

/** The element of the argument of `mintBatch` that has the arguments of `mintFor`. */
export function batchedClaim({
  sourceChainId,
  batchNumber,
  index,
  message,
  proof,
}: MessageInclusion) {
  return {
    sourceChainId,
    l1BatchNumber: batchNumber,
    l2MessageIndex: index,
    message,
    proof: [...proof],
  }
}
