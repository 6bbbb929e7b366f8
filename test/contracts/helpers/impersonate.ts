import { setBalance } from '@nomicfoundation/hardhat-network-helpers'
import { ethers } from 'hardhat'

/** A signer for an address that nobody has the key of, with ETH to pay for gas. */
export async function impersonate(address: string) {
  await setBalance(address, ethers.parseEther('1000'))
  return ethers.getImpersonatedSigner(address)
}
