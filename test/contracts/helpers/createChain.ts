import { HardhatEthersProvider } from '@nomicfoundation/hardhat-ethers/internal/hardhat-ethers-provider'
import { config } from 'hardhat'
import { createProvider } from 'hardhat/internal/core/providers/construction'

/** Gas limit of a local settlement layer, which fits any batch; public chains have lower limits. */
const blockGasLimit = 2 ** 32

/** An in-process chain in addition to Hardhat's, with another chain id. */
export async function createChain(chainId: number): Promise<HardhatEthersProvider> {
  const hardhat = { ...config.networks.hardhat, chainId, blockGasLimit, hardfork: 'cancun' }
  const networks = { ...config.networks, hardhat }
  const provider = await createProvider({ ...config, networks }, 'hardhat')
  return new HardhatEthersProvider(provider, 'hardhat')
}
