import { join } from 'node:path'
import { extendConfig, extendEnvironment, task } from 'hardhat/config.js'
import { lazyObject } from 'hardhat/plugins.js'
import { richAccount } from '../config/accounts'
import {
  createSuperchainAdminClient,
  type SuperchainAdminActions,
} from '../superchain/admin/client'
import { type AdminActions, createAdminClient } from '../zksync/admin/client'
import { createFixture } from './createFixture'
import {
  chooseNetwork,
  type NetworkOptions,
  type SuperchainNetworkOptions,
  type ZksyncNetworkOptions,
} from './networkOptions'

export type { NetworkOptions, SuperchainNetworkOptions, ZksyncNetworkOptions }

/** In the package, next to the compiled code. */
const explorerFiles = join(__dirname, '..', 'explorer')

/** Extension of Hardhat's runtime environment. */
export type InterstakeEnvironment = {
  /** The admin methods of the running network of ZKsync chains. */
  admin: AdminActions
  /** The admin methods of the running network of the Superchain. */
  superchainAdmin: SuperchainAdminActions
  /**
   * Creates a fixture for all chains of the network. The first call of the returned function runs `setUp`; later calls
   * revert all chains to the state after `setUp`, and return its result.
   */
  fixture: <result>(setUp: () => Promise<result>) => () => Promise<result>
}

declare module 'hardhat/types/config' {
  export interface HardhatUserConfig {
    interstake?: NetworkOptions
  }
  export interface HardhatConfig {
    interstake: NetworkOptions
  }
}

declare module 'hardhat/types/runtime' {
  export interface HardhatRuntimeEnvironment {
    interstake: InterstakeEnvironment
  }
}

extendConfig((config, { interstake = {} }) => {
  config.interstake = interstake
  for (const { name, port, id } of chooseNetwork(interstake).chains)
    config.networks[name] ??= {
      url: `http://127.0.0.1:${port}`,
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

extendEnvironment((hre) => {
  hre.interstake = lazyObject((): InterstakeEnvironment => {
    const url = `http://127.0.0.1:${chooseNetwork(hre.config.interstake).adminPort}`
    const admin = createAdminClient(url)
    return {
      admin,
      superchainAdmin: createSuperchainAdminClient(url),
      fixture: (setUp) => createFixture(admin, setUp),
    }
  })
})

task('interstake', 'Runs the local multichain network until Ctrl-C').setAction(
  async (_, { config }) => {
    const [{ runWithExplorer }, { describe }, { toNetwork }] = await Promise.all([
      import('../cli/runWithExplorer'),
      import('../cli/describe'),
      import('../cli/LoadedNetwork'),
    ])
    await runWithExplorer(
      toNetwork(chooseNetwork(config.interstake).loaded),
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
