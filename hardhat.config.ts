import '@matterlabs/hardhat-zksync'
import '@nomicfoundation/hardhat-chai-matchers'
import '@nomicfoundation/hardhat-ethers'
import '@typechain/hardhat'
import './scripts/hardhat/compile'
import './scripts/hardhat/tasks'
import type { HardhatUserConfig } from 'hardhat/config'
import { mnemonic, richAccount } from './ecosystem/config/accounts'
import { chainTable } from './ecosystem/config/chains'

const localNetworks = Object.fromEntries(
  chainTable().map((chain) => [
    chain.name,
    {
      url: `http://127.0.0.1:${chain.port}`,
      chainId: chain.id,
      accounts: [richAccount.privateKey],
      zksync: false,
    },
  ]),
)

const compiler = {
  version: '0.8.30',
  settings: {
    evmVersion: 'cancun',
    optimizer: { enabled: true, runs: 200 },
  },
}

const config: HardhatUserConfig = {
  solidity: {
    compilers: [compiler],
    overrides: {
      // Its address follows from its code, which must not change with a comment or with an imported file.
      'contracts/interop/InteropCenter.sol': {
        ...compiler,
        settings: { ...compiler.settings, metadata: { bytecodeHash: 'none' } },
      },
    },
  },
  networks: {
    hardhat: { accounts: { mnemonic }, zksync: false },
    ...localNetworks,
  },
  paths: { tests: 'test/contracts' },
  typechain: { outDir: 'artifacts/types', target: 'ethers-v6' },
}

export default config
