import type { Address, Hash, Hex, TransactionReceipt } from 'viem'
import { call } from 'viem/actions'
import type { Config } from 'wagmi'
import { getConnection, sendTransaction, switchChain } from 'wagmi/actions'
import type { TransactionPhase } from './describePhase'
import { waitForInclusion } from './waitForInclusion'

/** A transaction before anyone has been asked to sign it. */
export type TransactionRequest = {
  chainId: number
  account: Address
  to: Address
  data: Hex
  value?: bigint
}

/**
 * Sends a transaction once the contract would accept it, from the network that it belongs to, and waits for its block.
 *
 * @param onPhase - Called with what it waits for next.
 * @param onSent - Called once the wallet has sent it.
 * @throws Before anything is signed, if the contract would refuse it.
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
    // A person may have taken a while to answer.
    onPhase('checking')
    await call(client, transaction)
  }

  onPhase('signing')
  // The chain is checked again right before: a wallet may have moved on since.
  const hash = await sendTransaction(config, { ...transaction, chainId })
  onSent(hash)

  onPhase('including')
  return waitForInclusion(client, hash)
}
