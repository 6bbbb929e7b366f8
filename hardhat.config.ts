import { availableParallelism } from 'node:os'
import '@matterlabs/hardhat-zksync'
import '@nomicfoundation/hardhat-chai-matchers'
import '@nomicfoundation/hardhat-ethers'
import '@typechain/hardhat'
import './scripts/hardhat/compile'
import './scripts/hardhat/solc'
import './scripts/hardhat/tasks'
import './scripts/hardhat/testFolders'
import type { HardhatUserConfig } from 'hardhat/config'
import { mnemonic, richAccount } from './ecosystem/config/accounts'
import { allChains } from './ecosystem/config/chains'
import { stakingTable } from './ecosystem/presets/stakingTable'
import { solidity } from './scripts/hardhat/solidity'

const localNetworks = Object.fromEntries(
  allChains(stakingTable()).map((chain) => [
    chain.name,
    {
      url: `http://127.0.0.1:${chain.port}`,
      chainId: chain.id,
      accounts: [richAccount.privateKey],
      zksync: false,
    },
  ]),
)

const config: HardhatUserConfig = {
  solidity,
  networks: {
    hardhat: { accounts: { mnemonic }, zksync: false },
    ...localNetworks,
  },
  paths: { tests: 'test/contracts' },
  mocha: {
    parallel: true,
    // The default leaves a core to others.
    jobs: availableParallelism(),
    require: ['./scripts/hardhat/freshChain.cjs'],
  },
  typechain: { outDir: 'artifacts/types', target: 'ethers-v6' },
}

export default config
