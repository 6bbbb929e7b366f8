import { ethers } from 'hardhat'
import {
  L1Messenger__factory,
  L2InteropRootStorage__factory,
  L2MessageVerification__factory,
} from '../../../artifacts/types'
import { systemAddresses } from '../../../interop/addresses'
import { getAccounts } from './getAccounts'
import { impersonate } from './impersonate'
import { placeCode } from './placeCode'

/** Sets the code of ZKsync's system contracts; the signer of the root storage is the bootloader. */
export async function placeSystemContracts() {
  const { l1Messenger, interopRootStorage, messageVerification, bootloader } = systemAddresses
  await placeCode(l1Messenger, await ethers.deployContract('L1Messenger'))
  await placeCode(interopRootStorage, await ethers.deployContract('L2InteropRootStorage'))
  await placeCode(messageVerification, await ethers.deployContract('L2MessageVerification'))
  const [signer] = await getAccounts()
  return {
    messenger: L1Messenger__factory.connect(l1Messenger, signer),
    rootStorage: L2InteropRootStorage__factory.connect(
      interopRootStorage,
      await impersonate(bootloader),
    ),
    verifier: L2MessageVerification__factory.connect(messageVerification, signer),
  }
}
