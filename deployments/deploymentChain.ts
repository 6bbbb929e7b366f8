import type { Account, Address, Client } from 'viem'
import { getChainId } from 'viem/actions'
import { requireChain } from './checkedHttp'
import type { ManifestChain } from './manifest'

/** A chain to deploy to, with the deploying account: a local account, or an unlocked account of the node. */
export type DeploymentChain = ManifestChain & { client: Client; account: Account | Address }

/** @throws `WrongChainError` if a node reports an unexpected chain id. */
export async function requireChains(chains: readonly DeploymentChain[]): Promise<void> {
  await Promise.all(
    chains.map(async (chain) => requireChain(chain, await getChainId(chain.client))),
  )
}

/** The manifest entry of a chain, without client and account. */
export function toManifestChain({
  name,
  chainId,
  rpcUrl,
  explorerUrl,
}: ManifestChain): ManifestChain {
  return { name, chainId, rpcUrl, ...(explorerUrl && { explorerUrl }) }
}
