import '../../scripts/hardhat/solc'
import { join } from 'node:path'
import type { HardhatUserConfig } from 'hardhat/config'
import { solidity } from '../../scripts/hardhat/solidity'

const output = join('cache', 'slither')

/** Compiles everything in one run into a separate directory, as Slither does not support incremental builds. */
const config: HardhatUserConfig = {
  solidity,
  paths: {
    root: join(__dirname, '..', '..'),
    artifacts: join(output, 'artifacts'),
    cache: join(output, 'cache'),
  },
}

export default config
