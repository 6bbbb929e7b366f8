require('@nomicfoundation/hardhat-chai-matchers')
require('@nomicfoundation/hardhat-ethers')
const { join } = require('node:path')
const { mnemonic } = require('../../ecosystem/config/accounts')
const { solidity } = require('../../scripts/hardhat/solidity')

/**
 * Runs tests on the contracts of a directory, which a mutant has been compiled into. Not TypeScript, so that Hardhat leaves
 * what is to tsx, which remembers what it has compiled.
 */
module.exports = {
  solidity,
  networks: { hardhat: { accounts: { mnemonic } } },
  paths: {
    root: join(__dirname, '..', '..'),
    tests: join('test', 'contracts'),
    artifacts: process.env.MUTANT_ARTIFACTS ?? 'artifacts',
    cache: join('cache', 'mutation', 'hardhat'),
  },
}
