import { encodeFunctionData } from 'viem'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import type { ManifestChain } from '../../../deployments/manifest'
import { type CrossDomainMessage, superchainAddresses } from '../../../interop/superchain'
import type { SuperchainWorld } from './SuperchainWorld'
import { sendOnce } from './sendOnce'

/** Sends a message again, which makes it executable for as long as a new one. */
export async function resendMessage(
  world: SuperchainWorld,
  source: ManifestChain,
  { destination, nonce, sender, target, message }: CrossDomainMessage,
): Promise<void> {
  await sendOnce(world, source, {
    to: superchainAddresses.l2ToL2CrossDomainMessenger,
    data: encodeFunctionData({
      abi: l2ToL2CrossDomainMessengerAbi,
      functionName: 'resendMessage',
      args: [destination, nonce, sender, target, message],
    }),
  })
}
