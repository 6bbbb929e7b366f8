import { encodeAbiParameters, getAddress, type Hex } from 'viem'
import type { L2Message, MessageInclusion } from '../../../interop/types'
import type { InteropWorld } from './interopWorld'
import { sourceChainId } from './settlementLayer'

/** The message that the staking contract of a chain sends about a depositor. */
export function depositMessage(
  { stakingContracts }: Pick<InteropWorld, 'stakingContracts'>,
  depositor: string,
  { chainId = sourceChainId, txNumberInBatch = 0 } = {},
): L2Message {
  const sender = stakingContracts.get(chainId)
  if (!sender) throw new Error(`chain ${chainId} has no staking contract`)
  const data = encodeAbiParameters([{ type: 'address' }], [getAddress(depositor)])
  return { txNumberInBatch, sender, data }
}

/** Arguments of `mint`, `mintFor` and `checkMessageProof`. */
export function claim(inclusion: MessageInclusion): [bigint, bigint, number, L2Message, Hex[]] {
  const { sourceChainId, batchNumber, index, message, proof } = inclusion
  return [sourceChainId, batchNumber, index, message, [...proof]]
}
