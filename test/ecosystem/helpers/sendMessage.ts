import type { Signer } from 'ethers'
import { ethers } from 'hardhat'
import type { Hash } from 'viem'
import { systemAddresses } from '../../../interop'
import { hashOf } from './hashOf'

/** Sends a message from an account, as the only message of its transaction. */
export async function sendMessage(signer: Signer, data: string): Promise<Hash> {
  const messenger = await ethers.getContractAt('L1Messenger', systemAddresses.l1Messenger, signer)
  return hashOf(await messenger.sendToL1(data))
}
