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
import { inboxErrors, messengerAbi } from '../abi'
import { superchainAddresses } from '../addresses'

type Write = Pick<
  ContractFunctionParameters<typeof messengerAbi, 'nonpayable' | 'payable'>,
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
    abi: [...messengerAbi, ...inboxErrors] as const,
  }
  try {
    await simulateContract(client, { ...call, ...(account && { account }) })
  } catch (error) {
    throw explain(error)
  }
  return writeContract(client, { ...call, account: account ?? null, chain: null })
}
