import type {
  AccessList,
  Account,
  Address,
  Chain,
  Client,
  ContractFunctionParameters,
  Hash,
  Transport,
} from 'viem'
import { simulateContract, writeContract } from 'viem/actions'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../addresses'

/** Reverts of the inbox since version 1.1.0, for calls without a fee. */
const noExecutingDeposits = {
  type: 'error',
  name: 'CrossL2Inbox_NoExecutingDeposits',
  inputs: [],
} as const

export type MessengerCall = Pick<
  ContractFunctionParameters<typeof l2ToL2CrossDomainMessengerAbi, 'nonpayable' | 'payable'>,
  'functionName' | 'args'
> & {
  account: Account | Address | undefined
  accessList?: AccessList
  value?: bigint
  /** Maps an error of the simulation. */
  explain: (error: unknown) => unknown
}

type MessengerClient = Client<Transport, Chain | undefined, Account | undefined>

const target = {
  address: superchainAddresses.l2ToL2CrossDomainMessenger,
  // The inbox reverts within calls of the messenger.
  abi: [...l2ToL2CrossDomainMessengerAbi, ...crossL2InboxAbi, noExecutingDeposits] as const,
}

/** Simulates a transaction to the messenger of a chain. @throws What `explain` returns, if it reverts */
export async function simulateMessenger(
  client: MessengerClient,
  { account = client.account, explain, ...call }: MessengerCall,
): Promise<void> {
  try {
    await simulateContract(client, { ...call, ...target, ...(account && { account }) })
  } catch (error) {
    throw await explain(error)
  }
}

/**
 * Sends a transaction to the messenger of a chain, after simulating it: a transaction to an address without code would
 * succeed.
 */
export async function writeMessenger(client: MessengerClient, call: MessengerCall): Promise<Hash> {
  await simulateMessenger(client, call)
  const { account = client.account, explain: _, ...write } = call
  return writeContract(client, { ...write, ...target, account: account ?? null, chain: null })
}
