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

type Write = Pick<
  ContractFunctionParameters<typeof l2ToL2CrossDomainMessengerAbi, 'nonpayable' | 'payable'>,
  'functionName' | 'args'
> & {
  account: Account | Address | undefined
  accessList?: AccessList
  value?: bigint
}

/**
 * Sends a transaction to the messenger of a chain, after simulating it: a transaction to an address without code would
 * succeed.
 *
 * @param explain - Maps an error of the simulation.
 */
export async function writeMessenger(
  client: Client<Transport, Chain | undefined, Account | undefined>,
  { account = client.account, ...write }: Write,
  explain: (error: unknown) => unknown,
): Promise<Hash> {
  const call = {
    ...write,
    address: superchainAddresses.l2ToL2CrossDomainMessenger,
    // The inbox reverts within calls of the messenger.
    abi: [...l2ToL2CrossDomainMessengerAbi, ...crossL2InboxAbi, noExecutingDeposits] as const,
  }
  try {
    await simulateContract(client, { ...call, ...(account && { account }) })
  } catch (error) {
    throw await explain(error)
  }
  return writeContract(client, { ...call, account: account ?? null, chain: null })
}
