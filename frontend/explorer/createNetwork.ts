import { createClient } from 'viem'
import { manifestChains } from '../../deployments/interopChains'
import type { ShownManifest } from '../../deployments/manifest'
import { chainTransport } from '../shared/environment/chainTransport'
import type { Network } from '../shared/environment/Network'
import { pollingInterval } from '../shared/environment/pollingInterval'
import { toChain } from '../shared/environment/toChain'

/**
 * Creates the clients for the chains of an environment.
 *
 * @param isLocal - Whether it is a local network, whose chains are polled more often.
 */
export function createNetwork(
  manifest: ShownManifest,
  { isLocal, search }: { isLocal: boolean; search: string },
): Network {
  const clients = new Map(
    manifestChains(manifest).map((chain) => [
      chain.chainId,
      createClient({
        chain: toChain(chain),
        transport: chainTransport(chain, { isLocal }),
        pollingInterval: pollingInterval(isLocal),
      }),
    ]),
  )
  return {
    manifest,
    search,
    clientOf(chainId) {
      const client = clients.get(chainId)
      if (!client)
        throw new Error(`The environment ${manifest.environment} has no chain ${chainId}`)
      return client
    },
  }
}
