import { type AccessList, type Address, type Hash, type Hex, parseEther } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { signCall } from '../signCall'
import type { SuperchainWorld } from './SuperchainWorld'

const balance = parseEther('1')

/** Sends a transaction of a new account, once; rejects if it is not accepted. */
export async function sendOnce(
  world: SuperchainWorld,
  chain: ManifestChain,
  call: { to: Address; data: Hex; accessList?: AccessList },
): Promise<Hash> {
  const account = world.newAccount()
  await world.fund(chain, account, balance)
  const { serializedTransaction } = await signCall(account, chain, { ...call, gas: 500_000n })
  return world.client(chain).sendRawTransaction({ serializedTransaction })
}
