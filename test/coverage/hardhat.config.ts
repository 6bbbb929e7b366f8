import '@nomicfoundation/hardhat-chai-matchers'
import '@nomicfoundation/hardhat-ethers'
import 'solidity-coverage'
import '../../scripts/hardhat/solc'
import { join } from 'node:path'
import type { HardhatUserConfig } from 'hardhat/config'
import { mnemonic } from '../../ecosystem/config/accounts'
import { solidity } from '../../scripts/hardhat/solidity'

const output = join('cache', 'coverage')

/** Compiles instrumented contracts into a separate directory. */
const config: HardhatUserConfig = {
  solidity,
  networks: { hardhat: { accounts: { mnemonic } } },
  paths: {
    root: join(__dirname, '..', '..'),
    tests: join('test', 'contracts'),
    artifacts: join(output, 'artifacts'),
    cache: join(output, 'cache'),
  },
}

export default config
