import type { AccessList, Address, Hash, Hex, TransactionReceipt } from 'viem'
import { call } from 'viem/actions'
import type { Config } from 'wagmi'
import { getConnection, sendTransaction, switchChain } from 'wagmi/actions'
import type { TransactionPhase } from './describePhase'
import { waitForInclusion } from './waitForInclusion'

/** A transaction to be signed. */
export type TransactionRequest = {
  chainId: number
  account: Address
  to: Address
  data: Hex
  value?: bigint
  accessList?: AccessList
}

/**
 * Simulates a transaction, switches the wallet to its chain, sends it, and waits until it is included.
 *
 * @param onPhase - Called when a phase starts.
 * @param onSent - Called with the hash once the wallet has sent the transaction.
 * @throws Before signing, if the transaction would revert.
 */
export async function runTransaction(
  config: Config,
  {
    chainId,
    onPhase,
    onSent,
    ...transaction
  }: TransactionRequest & {
    onPhase: (phase: TransactionPhase) => void
    onSent: (hash: Hash) => void
  },
): Promise<TransactionReceipt> {
  const client = config.getClient({ chainId })
  onPhase('checking')
  await call(client, transaction)

  if (getConnection(config).chainId !== chainId) {
    onPhase('switching')
    await switchChain(config, { chainId })
    // The state may have changed while the wallet was waiting for the user.
    onPhase('checking')
    await call(client, transaction)
  }

  onPhase('signing')
  // wagmi checks the chain again, in case the wallet has switched since.
  const hash = await sendTransaction(config, { ...transaction, chainId })
  onSent(hash)

  onPhase('including')
  return waitForInclusion(client, hash)
}
