import { HardhatEthersProvider } from '@nomicfoundation/hardhat-ethers/internal/hardhat-ethers-provider'
import { config } from 'hardhat'
import { createProvider } from 'hardhat/internal/core/providers/construction'

/** Room for any batch, as a local settlement layer has it: public chains limit blocks and transactions to less. */
const blockGasLimit = 2 ** 32

/** An in-process chain with a chain id of its own, beside the one that Hardhat runs. */
export async function createChain(chainId: number): Promise<HardhatEthersProvider> {
  const hardhat = { ...config.networks.hardhat, chainId, blockGasLimit, hardfork: 'cancun' }
  const networks = { ...config.networks, hardhat }
  const provider = await createProvider({ ...config, networks }, 'hardhat')
  return new HardhatEthersProvider(provider, 'hardhat')
}
