require('@nomicfoundation/hardhat-ethers')
require('interstake/hardhat')

/** @type {import('hardhat/config').HardhatUserConfig} */
module.exports = {
  solidity: '0.8.30',
  // The plugin adds the networks gateway, staking1, staking2 and rewards.
  interstake: { portOffset: Number(process.env.PORT_OFFSET ?? 0) },
}
