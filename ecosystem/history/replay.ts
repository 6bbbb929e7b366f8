import { type Hash, isAddressEqual, isHex } from 'viem'
import { z } from 'zod'
import { alignClock } from '../anvil/alignClock'
import type { BlockPlace, JournaledClock, ReplayStep } from '../journal/entries'
import * as schemas from '../jsonrpc/schemas'
import { NodeDownError } from '../node/NodeDownError'
import type { QuietNode } from '../node/quiesce'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'
import type { DroppedTransaction, Protocol } from '../protocol/Protocol'

type Sent = Extract<ReplayStep, { block: unknown }>['block'][number]

const knownSchema = z.object({ blockNumber: schemas.hex.nullable() }).nullable()

/**
 * Replays the dropped steps of a chain: block by block, with state mutations in between.
 *
 * Can be called again after it was interrupted.
 *
 * @param after - Number of the block after which the first one is replayed.
 * @param clock - What the clock of the chain was before the rollback, to continue it.
 * @param planReplay - Returns how a transaction is replayed, if it is.
 * @returns The transactions that could not be replayed.
 */
export async function replay({
  node,
  quiet,
  steps,
  after,
  clock,
  planReplay,
  signal,
}: {
  node: SupervisedNode
  quiet: QuietNode
  steps: readonly ReplayStep[]
  after?: number | undefined
  clock?: JournaledClock | undefined
  planReplay: Protocol['planReplay']
  signal: AbortSignal
}): Promise<DroppedTransaction[]> {
  const failures = new Map<Sent, string>()
  /** Those that must not be replayed. */
  const excluded = new Map<Sent, string>()
  const own = new Set<Sent>()

  async function find(hash: Hash | null) {
    return hash && knownSchema.parse(await quiet.call('eth_getTransactionByHash', [hash]))
  }

  async function send(sent: Sent): Promise<void> {
    const { hash, transaction } = sent
    if (await find(hash)) return
    const plan = await planReplay(transaction)
    if ('reason' in plan) {
      excluded.set(sent, plan.reason)
      return
    }
    if (plan.isOwn) own.add(sent)
    const request = plan.transaction
    try {
      await (isHex(request)
        ? quiet.call('eth_sendRawTransaction', [request])
        : sendUnsigned(request))
      failures.delete(sent)
    } catch (error) {
      if (error instanceof NodeDownError) throw error
      failures.set(sent, error instanceof Error ? error.message : String(error))
    }
  }

  async function sendUnsigned(request: Record<string, unknown>): Promise<void> {
    const from = schemas.address.parse(request.from)
    if (!node.accounts.some((account) => isAddressEqual(account, from)))
      await quiet.call('anvil_impersonateAccount', [from])
    await quiet.call('eth_sendTransaction', [request])
  }

  async function mine(transactions: readonly Sent[], place?: BlockPlace): Promise<void> {
    for (const transaction of transactions) await send(transaction)
    if (place) {
      node.journal.expectReplayed(place)
      // The node rejects timestamps before what its clock was last set to.
      await quiet.call('evm_setTime', [place.timestamp])
    } else if (clock) {
      await alignClock(node.running.direct, null, clock)
    }
    await quiet.call('evm_mine', place ? [{ timestamp: place.timestamp }] : [])
    await node.blocks.waitForDurable(await node.client.getBlockNumber())
  }

  const blocks = steps.filter((step) => 'block' in step)

  /** Whether a block without a place was mined before the process was restarted. */
  async function isMined(step: ReplayStep): Promise<boolean> {
    if (!('block' in step) || step.place !== undefined) return false
    if (step.block.length === 0)
      return after !== undefined && node.blocks.head > BigInt(after + blocks.indexOf(step))
    const found = await Promise.all(step.block.map(({ hash }) => find(hash)))
    return found.every((transaction) => transaction && transaction.blockNumber !== null)
  }

  async function take(step: ReplayStep): Promise<void> {
    // Before the process was restarted.
    if (isReplayed(step, node.blocks.head) || (await isMined(step))) return
    await quiet.freeze()
    if ('block' in step) await mine(step.block, step.place)
    else if ('pending' in step) for (const transaction of step.pending) await send(transaction)
    else await quiet.mutate(step.method, step.params)
  }

  const { head } = node.blocks
  const done = steps.findLastIndex((step) => isReplayed(step, head)) + 1
  for (const step of steps.slice(done)) await retryAcrossRestarts([node], signal, () => take(step))
  // Rollbacks, and blocks of the past, have set the clock back.
  if (clock)
    await retryAcrossRestarts([node], signal, () => alignClock(node.running.direct, null, clock))

  // A rejected transaction may depend on a later one of the same block.
  for (let left = Number.POSITIVE_INFINITY; failures.size > 0 && failures.size < left; ) {
    left = failures.size
    const refused = [...failures.keys()]
    await retryAcrossRestarts([node], signal, async () => {
      await quiet.freeze()
      for (const transaction of refused) await send(transaction)
      if (failures.size < left) await mine([])
    })
  }

  const dropped: DroppedTransaction[] = []
  const report = ({ hash }: Sent, reason: string) => dropped.push({ transactionHash: hash, reason })
  for (const step of steps) {
    if (!('block' in step || 'pending' in step)) continue
    const wasMined = 'block' in step
    for (const sent of wasMined ? step.block : step.pending) {
      const failure = excluded.get(sent) ?? failures.get(sent)
      if (failure !== undefined) report(sent, failure)
      else if (!own.has(sent) && sent.hash !== null) {
        const found = await retryAcrossRestarts([node], signal, () => find(sent.hash))
        if (!found) report(sent, 'The node no longer has it.')
        else if (wasMined && found.blockNumber === null)
          report(sent, 'It is still pending: its nonce is too high, or its fee too low.')
      }
    }
  }
  return dropped
}

/** Whether a block is in its place, as the replay was interrupted after it. */
function isReplayed(step: ReplayStep, head: bigint): boolean {
  return 'block' in step && step.place !== undefined && BigInt(step.place.number) <= head
}
