// In parallel mode, Mocha runs these hooks for each file: the chain in a process that runs several files keeps what they did.
exports.mochaHooks = {
  async beforeAll() {
    const { reset } = require('@nomicfoundation/hardhat-network-helpers')
    await reset()
  },
}
