import { BaseError, type Hash, type Hex } from 'viem'
import type { SenderContext } from './SenderContext'

/**
 * Sends a signed transaction as it is stored. Errors are logged only: a node also rejects what it knows, and whether a
 * transaction is in a block is read from its receipt.
 */
export async function broadcast(
  { protocol, log, broadcastAt }: SenderContext,
  { hash, raw }: { hash: Hash; raw: Hex },
): Promise<void> {
  broadcastAt.set(hash, performance.now())
  try {
    await protocol.rewards.client.sendRawTransaction({ serializedTransaction: raw })
    log.debug({ transaction: hash }, 'Broadcast a transaction')
  } catch (error) {
    const reason = error instanceof BaseError ? error.details : String(error)
    log.debug({ transaction: hash, reason }, 'A node did not accept a transaction')
  }
}
