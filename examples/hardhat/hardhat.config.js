require('@nomicfoundation/hardhat-ethers')
require('interstake/hardhat')

/** @type {import('hardhat/config').HardhatUserConfig} */
module.exports = {
  solidity: '0.8.30',
  // The networks gateway, staking1, staking2 and rewards are filled in by the plugin.
  interstake: { portOffset: Number(process.env.PORT_OFFSET ?? 0) },
}
