import type { Client, Hash } from 'viem'
import { readContract } from 'viem/actions'
import { messengerAbi } from '../abi'
import { superchainAddresses } from '../addresses'
import { explainMessengerError } from '../errors/explainMessengerError'

/** Whether a chain has relayed a message. */
export async function isRelayed(client: Client, messageHash: Hash): Promise<boolean> {
  try {
    return await readContract(client, {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      abi: messengerAbi,
      functionName: 'successfulMessages',
      args: [messageHash],
    })
  } catch (error) {
    throw explainMessengerError(error)
  }
}
