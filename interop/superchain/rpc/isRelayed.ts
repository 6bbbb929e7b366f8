import type { Client, Hash } from 'viem'
import { readContract } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../addresses'
import { explainMessengerError } from '../errors/explainMessengerError'

/** Whether a chain has relayed a message. */
export async function isRelayed(client: Client, messageHash: Hash): Promise<boolean> {
  try {
    return await readContract(client, {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      abi: l2ToL2CrossDomainMessengerAbi,
      functionName: 'successfulMessages',
      args: [messageHash],
    })
  } catch (error) {
    throw explainMessengerError(error)
  }
}
