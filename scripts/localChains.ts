import { superchainEnvironment } from '../deployments/environments'
import { findSettlementLayer, interopChains } from '../deployments/interopChains'
import type { ManifestChain } from '../deployments/manifest'
import { readShownManifest } from '../deployments/manifestFiles'
import type { ChainConfig, ChainTable } from '../ecosystem/config/chains'
import { stakingTable } from '../ecosystem/presets/stakingTable'
import { superchainStakingTable } from '../ecosystem/presets/superchainStaking'
import type { EnvironmentChains } from './EnvironmentChains'

/** The chains of a local environment: those of its manifest or, without one, those on the default ports. */
export function localChains(environment: string): EnvironmentChains {
  const manifest = readShownManifest(environment)
  return manifest
    ? { settlementLayer: findSettlementLayer(manifest), chains: interopChains(manifest) }
    : defaultChains(
        environment === superchainEnvironment ? superchainStakingTable() : stakingTable(),
      )
}

function defaultChains({ settlementLayer, chains }: ChainTable): EnvironmentChains {
  return {
    settlementLayer: settlementLayer && toManifestChain(settlementLayer),
    chains: chains.map(toManifestChain),
  }
}

const toManifestChain = ({ name, id, port }: ChainConfig): ManifestChain => ({
  name,
  chainId: id,
  rpcUrl: `http://127.0.0.1:${port}`,
})
