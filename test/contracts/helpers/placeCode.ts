import type { BaseContract } from 'ethers'
import { network } from 'hardhat'

/** Sets the code of an address to that of a contract, without storage, like the code of protocol contracts. */
export async function placeCode(address: string, contract: BaseContract): Promise<void> {
  await network.provider.send('hardhat_setCode', [address, await contract.getDeployedCode()])
}
