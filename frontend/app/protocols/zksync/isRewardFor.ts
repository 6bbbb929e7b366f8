import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import type { ProvenMint } from './mintQuery'

/**
 * Whether a reward was minted for this message. An account can be the beneficiary of several deposits.
 *
 * @param proof - The proof of the message; a message without a proof cannot have been rewarded.
 */
export function isRewardFor(
  { sourceChainId, batchNumber, messageIndex }: ProvenMint,
  proof: Pick<MessageProof, 'sourceChainId' | 'batchNumber' | 'index'> | null,
): boolean {
  return (
    proof !== null &&
    proof.sourceChainId === BigInt(sourceChainId) &&
    proof.batchNumber === batchNumber &&
    proof.index === messageIndex
  )
}
