import { join } from 'node:path'
import { extendConfig, extendEnvironment, task } from 'hardhat/config.js'
import { lazyObject } from 'hardhat/plugins.js'
import { richAccount } from '../config/accounts'
import { adminPort, allChains } from '../config/chains'
import { stakingPreset } from '../presets/staking'
import { stakingTable } from '../presets/stakingTable'
import { type AdminActions, createAdminClient } from '../zksync/admin/client'
import type { EcosystemOptions } from '../zksync/options'
import { zksyncLocal } from '../zksync/zksyncLocal'
import { createFixture } from './createFixture'

/** In the package, next to the compiled code. */
const explorerFiles = join(__dirname, '..', 'explorer')

/** Chains and contracts of the network. @default Those of the staking dApp */
export type NetworkOptions = Pick<
  EcosystemOptions,
  'settlementLayer' | 'chains' | 'nextChain' | 'onReady'
>

/** Extension of Hardhat's runtime environment. */
export type InterstakeEnvironment = {
  /** The admin methods of the running network. */
  admin: AdminActions
  /**
   * Creates a fixture for all chains of the network. The first call of the returned function runs `setUp`; later calls
   * revert all chains to the state after `setUp`, and return its result.
   */
  fixture: <result>(setUp: () => Promise<result>) => () => Promise<result>
}

declare module 'hardhat/types/config' {
  export interface HardhatUserConfig {
    interstake?: NetworkOptions & {
      /** Added to every port, to run alongside another network. @default 0 */
      portOffset?: number
    }
  }
  export interface HardhatConfig {
    interstake: NetworkOptions & { portOffset: number }
  }
}

declare module 'hardhat/types/runtime' {
  export interface HardhatRuntimeEnvironment {
    interstake: InterstakeEnvironment
  }
}

extendConfig((config, { interstake = {} }) => {
  const { portOffset = 0, ...network } = interstake
  config.interstake = { ...(network.chains ? {} : stakingPreset()), ...network, portOffset }
  for (const { name, port, id } of allChains(tableOf(network)))
    config.networks[name] ??= {
      url: `http://127.0.0.1:${port + portOffset}`,
      chainId: id,
      accounts: [richAccount.privateKey],
      gas: 'auto',
      gasPrice: 'auto',
      gasMultiplier: 1,
      httpHeaders: {},
      timeout: 40_000,
      zksync: false,
    }
})

function tableOf({ settlementLayer = zksyncLocal.settlementLayer, chains }: NetworkOptions) {
  return chains ? { settlementLayer, chains } : stakingTable()
}

extendEnvironment((hre) => {
  hre.interstake = lazyObject((): InterstakeEnvironment => {
    const url = `http://127.0.0.1:${adminPort + hre.config.interstake.portOffset}`
    const admin = createAdminClient(url)
    return { admin, fixture: (setUp) => createFixture(admin, setUp) }
  })
})

task('interstake', 'Runs the local multichain network until Ctrl-C').setAction(
  async (_, { config }) => {
    const [{ runWithExplorer }, { describe }, { zksyncNetwork }] = await Promise.all([
      import('../cli/runWithExplorer'),
      import('../cli/describe'),
      import('../cli/LoadedNetwork'),
    ])
    await runWithExplorer(
      zksyncNetwork(config.interstake),
      { explorerFiles },
      async ({ ecosystem, explorerUrl, onEvent }) => {
        console.log(describe(ecosystem))
        console.log(`\nExplorer: ${explorerUrl}\nReady. Press Ctrl-C to stop.`)
        onEvent((text) => console.log(text))
        return async () => {}
      },
    )
  },
)

// biome-ignore lint/complexity/noUselessEmptyExport: the bundler takes a file without exports for CommonJS, and wraps all that it imports.
export {}
