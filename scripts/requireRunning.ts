import { BaseError, createPublicClient, http } from 'viem'
import { requireChain } from '../deployments/checkedHttp'
import type { ManifestChain } from '../deployments/manifest'

/** @throws An error with the remedy, if a local chain is unreachable; `WrongChainError` if another one responds. */
export async function requireRunning(chains: readonly ManifestChain[]): Promise<void> {
  await Promise.all(
    chains.map(async (chain) =>
      requireChain(
        chain,
        await chainIdAt(
          chain.name,
          chain.rpcUrl,
          'Start one with `npm start` or `npm run ecosystem`.',
        ),
      ),
    ),
  )
}

/** The chain id that the node at a URL reports. @throws An error with the remedy, if none responds. */
export async function chainIdAt(name: string, rpcUrl: string, remedy: string): Promise<number> {
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0 }) })
  return client.getChainId().catch((cause) => {
    const reason = cause instanceof BaseError ? cause.shortMessage : String(cause)
    // The rest of the URL may contain the key of a provider.
    throw new Error(
      `No chain responds at ${new URL(rpcUrl).origin} (${name}): ${reason} ${remedy}`,
      { cause },
    )
  })
}
