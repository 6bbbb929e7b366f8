import { ethers } from 'hardhat'

/** Four accounts with ETH. */
export async function getAccounts() {
  const [first, second, third, fourth] = await ethers.getSigners()
  if (!first || !second || !third || !fourth) throw new Error('Hardhat has fewer than 4 accounts')
  return [first, second, third, fourth] as const
}
