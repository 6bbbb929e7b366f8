import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import type { Mint } from './mintQuery'

/**
 * Whether a reward was minted for this very message: the account may have been named by several deposits.
 *
 * @param proof - That of the message; a message without one has not been rewarded.
 */
export function isRewardFor(
  { sourceChainId, batchNumber, messageIndex }: Mint,
  proof: Pick<MessageProof, 'sourceChainId' | 'batchNumber' | 'index'> | null,
): boolean {
  return (
    proof !== null &&
    proof.sourceChainId === BigInt(sourceChainId) &&
    proof.batchNumber === batchNumber &&
    proof.index === messageIndex
  )
}
