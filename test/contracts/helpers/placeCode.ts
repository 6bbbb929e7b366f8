import type { BaseContract } from 'ethers'
import { network } from 'hardhat'

/** Puts a contract's code at an address, the way protocol contracts come to a chain: without storage, no constructor run. */
export async function placeCode(address: string, contract: BaseContract): Promise<void> {
  await network.provider.send('hardhat_setCode', [address, await contract.getDeployedCode()])
}
