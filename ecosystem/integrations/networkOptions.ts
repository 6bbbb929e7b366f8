import { z } from 'zod'
import { chooseTable, type WantedTable } from '../chooseTable'
import type { LoadedOptions } from '../cli/loadOptions'
import { adminPort, allChains, type ChainConfig, superchainAdminPort } from '../config/chains'
import { parseOptions } from '../config/commonOptions'
import { stakingPreset } from '../presets/staking'
import { superchainStakingPreset } from '../presets/superchainStaking'
import { protocolNames } from '../state/openState'
import { type SuperchainOptions, superchainOptionsSchema } from '../superchain/options'
import { type EcosystemOptions, optionsSchema } from '../zksync/options'

/** Options of a network of ZKsync chains. */
export type ZksyncNetworkOptions = Pick<
  EcosystemOptions,
  'settlementLayer' | 'chains' | 'nextChain' | 'onReady'
> & {
  protocol?: 'zksync'
  /** Added to every port, to run alongside another network. @default 0 */
  portOffset?: number
}

/** Options of a network of the Superchain. */
export type SuperchainNetworkOptions = Pick<
  SuperchainOptions,
  'chains' | 'nextChain' | 'onReady' | 'autoRelay'
> & {
  protocol: 'superchain'
  /** Added to every port, to run alongside another network. @default 0 */
  portOffset?: number
}

/** Protocol, chains and contracts of a network. @default ZKsync's interop, with the chains of the staking dApp */
export type NetworkOptions = ZksyncNetworkOptions | SuperchainNetworkOptions

/** A network whose chains and ports are known. */
export type ChosenNetwork = {
  loaded: LoadedOptions
  /** The settlement layer first. Their ports include the offset. */
  chains: ChainConfig[]
  /** Port of the admin methods. */
  adminPort: number
}

const protocolSchema = z.looseObject({ protocol: z.enum(protocolNames).optional() })

/**
 * Completes the options of a network: without chains, it has those of the staking dApp, and its contracts.
 *
 * @throws If the options are invalid.
 */
export function chooseNetwork(network: NetworkOptions): ChosenNetwork {
  parseOptions(protocolSchema, network)
  return network.protocol === 'superchain' ? chooseSuperchain(network) : chooseZksync(network)
}

function chooseZksync({ protocol = 'zksync', ...given }: ZksyncNetworkOptions): ChosenNetwork {
  const options = { portOffset: 0, ...(given.chains ? {} : stakingPreset()), ...given }
  return {
    loaded: { protocol, options },
    chains: chainsOf(parseOptions(optionsSchema, options), options),
    adminPort: adminPort + options.portOffset,
  }
}

function chooseSuperchain({ protocol, ...given }: SuperchainNetworkOptions): ChosenNetwork {
  const options = { portOffset: 0, ...(given.chains ? {} : superchainStakingPreset()), ...given }
  return {
    loaded: { protocol, options },
    chains: chainsOf(parseOptions(superchainOptionsSchema, options), options),
    adminPort: superchainAdminPort + options.portOffset,
  }
}

function chainsOf(wanted: WantedTable, { portOffset }: { portOffset: number }): ChainConfig[] {
  const chains = allChains(chooseTable(wanted, null, null))
  return chains.map((chain) => ({ ...chain, port: chain.port + portOffset }))
}
