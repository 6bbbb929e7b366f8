import {
  type Address,
  type Hash,
  type Hex,
  type TransactionReceipt,
  WaitForTransactionReceiptTimeoutError,
} from 'viem'
import { call, waitForTransactionReceipt } from 'viem/actions'
import type { Config } from 'wagmi'
import { getConnection, sendTransaction, switchChain } from 'wagmi/actions'
import type { TransactionPhase } from './describePhase'
import { TransactionFailedError } from './TransactionFailedError'

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
 * @throws Before anything is signed, if the contract would refuse it.
 */
export async function runTransaction(
  config: Config,
  {
    chainId,
    onPhase,
    ...transaction
  }: TransactionRequest & { onPhase: (phase: TransactionPhase) => void },
): Promise<TransactionReceipt> {
  onPhase('checking')
  await call(config.getClient({ chainId }), transaction)

  if (getConnection(config).chainId !== chainId) {
    onPhase('switching')
    await switchChain(config, { chainId })
  }

  onPhase('signing')
  // The chain is checked again right before: a wallet may have moved on since.
  const hash = await sendTransaction(config, { ...transaction, chainId })

  onPhase('including')
  return waitForInclusion(config, { chainId, hash })
}

async function waitForInclusion(
  config: Config,
  { chainId, hash }: { chainId: number; hash: Hash },
): Promise<TransactionReceipt> {
  const replacement: { reason?: 'cancelled' | 'replaced' | 'repriced' } = {}
  const receipt = await waitForTransactionReceipt(config.getClient({ chainId }), {
    hash,
    onReplaced: ({ reason }) => {
      replacement.reason = reason
    },
  }).catch((error: unknown) => {
    if (!(error instanceof WaitForTransactionReceiptTimeoutError)) throw error
    throw new TransactionFailedError({ failure: 'missing', hash, cause: error })
  })
  // The same transaction at another fee is what was wanted.
  if (replacement.reason && replacement.reason !== 'repriced')
    throw new TransactionFailedError({ failure: replacement.reason, hash })
  if (receipt.status === 'reverted') throw new TransactionFailedError({ failure: 'reverted', hash })
  return receipt
}
