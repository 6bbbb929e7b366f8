import '../../scripts/hardhat/solc'
import { join } from 'node:path'
import type { HardhatUserConfig } from 'hardhat/config'
import { solidity } from '../../scripts/hardhat/solidity'

const output = join('cache', 'slither')

/** Compiles everything at once into a place of its own: Slither can't read what was compiled bit by bit. */
const config: HardhatUserConfig = {
  solidity,
  paths: {
    root: join(__dirname, '..', '..'),
    artifacts: join(output, 'artifacts'),
    cache: join(output, 'cache'),
  },
}

export default config
