import { ethers } from 'hardhat'
import { InteropCenter__factory } from '../../../artifacts/types'
import { interopCenterAddress } from '../../../interop/addresses'
import { getAccounts } from './getAccounts'
import { placeCode } from './placeCode'

/** Gives the chain the interop center at the address that receivers know, whatever the compiler made of its code. */
export async function placeInteropCenter() {
  await placeCode(interopCenterAddress, await ethers.deployContract('InteropCenter'))
  const [signer] = await getAccounts()
  return InteropCenter__factory.connect(interopCenterAddress, signer)
}
