import { localEnvironment } from '../deployments/environments'
import type { ChainsManifest } from '../deployments/manifest'
import type { EcosystemChain } from './config/chains'

/** The default manifest of a network: its chains. */
export function listChains({
  settlementLayer,
  chains,
  adminUrl,
}: {
  settlementLayer: EcosystemChain
  chains: readonly EcosystemChain[]
  adminUrl: string | null
}): ChainsManifest {
  const entry = ({ name, id, rpcUrl }: EcosystemChain) => ({ name, chainId: id, rpcUrl })
  return {
    environment: localEnvironment,
    settlementLayer: entry(settlementLayer),
    chains: chains.filter(({ id }) => id !== settlementLayer.id).map(entry),
    ...(adminUrl !== null && { adminUrl }),
  }
}
