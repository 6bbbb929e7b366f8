import { setBalance } from '@nomicfoundation/hardhat-network-helpers'
import { ethers } from 'hardhat'

/** A signer for an address without a key, funded for gas. */
export async function impersonate(address: string) {
  await setBalance(address, ethers.parseEther('1000'))
  return ethers.getImpersonatedSigner(address)
}
