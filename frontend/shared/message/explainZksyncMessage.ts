import type { Client } from 'viem'
import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ShownManifest } from '../../../deployments/manifest'
import type { MessageExplanation } from '../../../interop/actions/explainMessage'
import type { MessageId } from '../../../interop/react/MessageId'

/** Explains a message between ZKsync chains, up to the mint of its reward if the environment has a rewards chain. */
export async function explainZksyncMessage(
  { manifest, clientOf }: { manifest: ShownManifest; clientOf: (chainId: number) => Client },
  { chainId, hash, messageIndex }: MessageId,
): Promise<MessageExplanation> {
  const { explainMessage } = await import('../../../interop/actions/explainMessage')
  const settlementLayer = findSettlementLayer(manifest)
  const rewardsChain = 'rewardsChain' in manifest ? manifest.rewardsChain : undefined
  return explainMessage(clientOf(chainId), {
    hash,
    messageIndex,
    destination: rewardsChain && clientOf(rewardsChain.chainId),
    settlementLayer: settlementLayer && clientOf(settlementLayer.chainId),
    token: rewardsChain?.token.address,
  })
}
