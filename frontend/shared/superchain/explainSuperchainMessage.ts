import type { Client } from 'viem'
import { interopChains } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'
import type { MessageId } from '../../../interop/react/MessageId'
import type { MessageExplanation } from '../../../interop/superchain/actions/explainMessage'
import { getSentMessages } from '../../../interop/superchain/actions/getSentMessages'

/** Explains a message between chains of the Superchain, as far as the environment has its destination. */
export async function explainSuperchainMessage(
  { manifest, clientOf }: { manifest: ShownManifest; clientOf: (chainId: number) => Client },
  { chainId, hash, messageIndex }: MessageId,
): Promise<MessageExplanation> {
  const { explainMessage } = await import('../../../interop/superchain/actions/explainMessage')
  const source = clientOf(chainId)
  // If it cannot be read, the explanation says why.
  const messages = await getSentMessages(source, { hash }).catch(() => [])
  const id = messages[messageIndex]?.destination
  const destination = interopChains(manifest).find((chain) => BigInt(chain.chainId) === id)
  return explainMessage(source, {
    hash,
    messageIndex,
    destination: destination && clientOf(destination.chainId),
  })
}
