import { ethers } from 'hardhat'
import { InteropCenter__factory } from '../../../artifacts/types'
import { interopCenterAddress } from '../../../interop/addresses'
import { getAccounts } from './getAccounts'
import { placeCode } from './placeCode'

/** Sets the code of the interop center at its address, regardless of compiler settings. */
export async function placeInteropCenter() {
  await placeCode(interopCenterAddress, await ethers.deployContract('InteropCenter'))
  const [signer] = await getAccounts()
  return InteropCenter__factory.connect(interopCenterAddress, signer)
}
