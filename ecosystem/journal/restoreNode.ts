import { alignBaseFee } from '../anvil/alignBaseFee'
import { alignClock } from '../anvil/alignClock'
import { forgetCreations } from '../anvil/forgetCreations'
import { mutationKind } from '../anvil/mutations'
import type { EvmNode, NodeClient } from '../anvil/startNode'
import { describeError } from '../describeError'
import type { Checkpoint } from './ChainStore'
import { DamagedCheckpointError } from './DamagedCheckpointError'
import type { Journal, JournaledBlock, JournaledMutation } from './entries'
import { loadState } from './stateDump'

/** What is kept of a chain does not lead to where it was. */
export class NotRestoredError extends Error {
  override readonly name = 'NotRestoredError'
}

/** So many other places of orders are tried until a journal is given up. */
const maxTries = 1_000

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Brings a new node to where a chain was: the same blocks with the same hashes, transactions, state and time.
 *
 * A node makes the same block of the same transactions at the same time of its clock, so blocks are replayed and
 * their hashes compared.
 *
 * @throws If the blocks come out differently, with the first one that does.
 */
export async function restoreNode(
  { client, address }: Pick<EvmNode, 'client' | 'address'>,
  {
    checkpoint,
    blocks,
    orders,
    rollbackTargets,
  }: Pick<Journal, 'blocks' | 'orders'> & {
    checkpoint: Checkpoint | null
    /** Blocks to which the chain was rolled back by number. */
    rollbackTargets: ReadonlySet<number>
  },
): Promise<void> {
  const request = (method: string, params: unknown[]) =>
    client.request<AnyRequest>({ method, params }, { retryCount: 0 })

  if (checkpoint !== null) {
    if (!(await loadState(address, checkpoint))) throw new DamagedCheckpointError(checkpoint.path)
    await alignBaseFee(client)
  }
  await request('evm_setAutomine', [false])
  await request('anvil_autoImpersonateAccount', [true])

  const first = Number(await client.getBlockNumber()) + 1
  const waiting = orders.filter(({ method }) => mutationKind(method) === 'state')
  const give = async (given: readonly JournaledMutation[]) => {
    for (const { method, params } of given) await request(method, params)
  }
  const make = async ({ timestamp, transactions }: JournaledBlock) => {
    for (const transaction of transactions)
      await (typeof transaction === 'string'
        ? request('eth_sendRawTransaction', [transaction])
        : request('eth_sendTransaction', [transaction]))
    await request('evm_mine', [{ timestamp }])
  }
  const made = blocks.filter(({ number }) => number >= first)
  /** Goes back to before a block, and before the orders that came after the one before it. */
  const goBack = async (snapshot: unknown) => {
    await request('anvil_dropAllTransactions', [])
    await request('evm_revert', [snapshot])
    await alignBaseFee(client)
  }
  /** Decisions that a later block may still prove wrong: an order that changes nothing at first fits in several places. */
  const open: Decision[] = []
  let next = 0
  let index = 0
  /** How many orders to give before the block: all that may have come before it, unless that was tried. */
  let wanted: number | null = null
  /** The last block that was reached, and came out differently. */
  let furthest: { block: JournaledBlock; failure?: unknown } | undefined
  for (let tries = 0, block = made[0]; block; block = made[index]) {
    const due = skipWhile(waiting, next, (order) => isBefore(order, block))
    const perhaps = skipWhile(waiting, due, (order) => mayBeBefore(order, block))
    const end: number = wanted ?? perhaps
    // A rollback by number would change what later blocks come out as.
    const snapshot = end > due ? await request('evm_snapshot', []) : null
    const decision = { index, next, end, snapshot }
    await give(waiting.slice(next, end))
    const failure: unknown = await make(block).then(
      () => undefined,
      (error) => error,
    )
    const isCertain = end === due && open.length === 0
    if (failure === undefined && (isCertain || (await isSame(client, block)))) {
      if (end > due) open.push(decision)
      else if (open.every((made) => isSettledBy(block, waiting.slice(made.next, made.end))))
        open.length = 0
      next = end
      wanted = null
      index++
      if (rollbackTargets.has(block.number)) await forgetCreations(client)
      continue
    }
    // One order fewer, before this block or before the last one with a choice. Without an order that it depends on, a
    // transaction may not be accepted.
    if (!furthest || block.number > furthest.block.number) furthest = { block, failure }
    const wrong: Decision | undefined = end > due ? decision : open.pop()
    if (!wrong || ++tries > maxTries) throw notTheSame(furthest.block, furthest.failure)
    index = wrong.index
    next = wrong.next
    wanted = wrong.end - 1
    await goBack(wrong.snapshot)
  }
  await give(waiting.slice(next))
  await assertSame(client, made)

  await request('anvil_autoImpersonateAccount', [false])
  await request('evm_setAutomine', [true])
  for (const { method, params } of orders)
    if (mutationKind(method) === 'setting') await request(method, params)
  await alignClock(client, blocks.at(-1) ?? null)
}

/** How many orders were given before a block that may have come after it. */
type Decision = {
  /** Of the block. */
  index: number
  /** The orders from there on were given. */
  next: number
  /** Up to there, without that one. */
  end: number
  /** Of the node, before them. */
  snapshot: unknown
}

/** By a block after which none of the orders can have come, if it is the same. */
function isSettledBy({ number }: JournaledBlock, orders: readonly JournaledMutation[]): boolean {
  return orders.every(({ latest }) => latest + 1 < number)
}

/** Index of the first item from there on for which it does not hold. */
function skipWhile<item>(
  items: readonly item[],
  from: number,
  holds: (item: item) => boolean,
): number {
  let index = from
  for (let item = items[index]; item !== undefined && holds(item); item = items[++index]);
  return index
}

function isBefore({ latest }: JournaledMutation, { number }: JournaledBlock): boolean {
  return latest + 1 < number
}

/** The head that was read after an order may have been that before a block which was just being made. */
function mayBeBefore({ after, latest }: JournaledMutation, { number }: JournaledBlock): boolean {
  return after < number && number <= latest + 1
}

async function isSame(client: NodeClient, { number, hash }: JournaledBlock): Promise<boolean> {
  const block = await client.getBlock({ blockNumber: BigInt(number) }).catch(() => null)
  return block?.hash === hash
}

async function assertSame(client: NodeClient, blocks: readonly JournaledBlock[]): Promise<void> {
  const last = blocks.at(-1)
  // Each hash depends on the one before.
  if (!last || (await isSame(client, last))) return
  for (const block of blocks) if (!(await isSame(client, block))) throw notTheSame(block)
}

function notTheSame({ number, hash }: JournaledBlock, cause?: unknown): NotRestoredError {
  const reason = cause === undefined ? '' : `: ${describeError(cause)}`
  return new NotRestoredError(`block ${number} cannot be replayed (${hash})${reason}`, { cause })
}
