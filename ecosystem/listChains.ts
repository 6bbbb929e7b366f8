import { localEnvironment, superchainEnvironment } from '../deployments/environments'
import type {
  ChainsManifest,
  ManifestChain,
  SuperchainChainsManifest,
} from '../deployments/manifest'
import type { EcosystemChain } from './config/chains'

const entry = ({ name, id, rpcUrl }: EcosystemChain): ManifestChain => ({
  name,
  chainId: id,
  rpcUrl,
})

/** The default manifest of a network of ZKsync chains. */
export function listChains({
  settlementLayer,
  chains,
  adminUrl,
}: {
  settlementLayer: EcosystemChain
  chains: readonly EcosystemChain[]
  adminUrl: string | null
}): ChainsManifest {
  return {
    environment: localEnvironment,
    settlementLayer: entry(settlementLayer),
    chains: chains.filter(({ id }) => id !== settlementLayer.id).map(entry),
    ...(adminUrl !== null && { adminUrl }),
  }
}

/** The default manifest of a network of the Superchain. */
export function listSuperchainChains({
  chains,
  adminUrl,
}: {
  chains: readonly EcosystemChain[]
  adminUrl: string | null
}): SuperchainChainsManifest {
  return {
    protocol: 'superchain',
    environment: superchainEnvironment,
    chains: chains.map(entry),
    ...(adminUrl !== null && { adminUrl }),
  }
}
