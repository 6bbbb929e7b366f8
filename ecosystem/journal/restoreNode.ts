import { alignBaseFee } from '../anvil/alignBaseFee'
import { alignClock } from '../anvil/alignClock'
import { forgetCreations } from '../anvil/forgetCreations'
import { mutationKind } from '../anvil/mutations'
import type { EvmNode, NodeClient } from '../anvil/startNode'
import { sendRequest } from '../anvil/toReplayable'
import { describeError } from '../describeError'
import type { StoredChain } from './ChainStore'
import { DamagedCheckpointError } from './DamagedCheckpointError'
import type { JournaledBlock, JournaledMutation } from './entries'
import { loadState } from './stateDump'

/** Thrown when the journals do not reproduce the chain. */
export class NotRestoredError extends Error {
  override readonly name = 'NotRestoredError'
}

/** Maximum number of other placements of mutations that are tried. */
const maxTries = 1_000

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/**
 * Restores a chain on a new node: the same blocks with the same hashes, transactions, state and clock.
 *
 * A node reproduces a block from the same transactions at the same timestamp, so blocks are replayed and their hashes
 * compared.
 *
 * @throws `NotRestoredError` with the first block whose hash differs, `DamagedCheckpointError`
 */
export async function restoreNode(
  { client, address }: Pick<EvmNode, 'client' | 'address'>,
  {
    checkpoint,
    blocks,
    mutations,
    rollbackTargets,
    clock,
  }: Pick<StoredChain, 'checkpoint' | 'blocks' | 'mutations' | 'rollbackTargets' | 'clock'>,
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
  const toReplay = blocks.filter(({ number }) => number >= first)
  const changes = mutations.filter(({ method }) => mutationKind(method) === 'state')
  const mutate = async (sent: readonly JournaledMutation[]) => {
    for (const { method, params } of sent) await request(method, params)
  }
  const mine = async ({ timestamp, transactions }: JournaledBlock) => {
    for (const transaction of transactions) {
      const { method, params } = sendRequest(transaction)
      await request(method, params)
    }
    await request('evm_mine', [{ timestamp }])
  }
  /** Reverts to before a block, and before the mutations that came after the previous one. */
  const revert = async (snapshot: unknown) => {
    await request('anvil_dropAllTransactions', [])
    await request('evm_revert', [snapshot])
    await alignBaseFee(client)
  }
  /** Decisions that a later block may still prove wrong: a mutation without an immediate effect fits in several places. */
  const open: Decision[] = []
  let next = 0
  let index = 0
  /** Where the mutations before the block end, if an earlier choice was wrong; at first, all that may come before it do. */
  let retriedEnd: number | null = null
  /** The highest block that was not reproduced. */
  let furthest: { block: JournaledBlock; failure?: unknown } | undefined
  for (let tries = 0, block = toReplay[0]; block; block = toReplay[index]) {
    const due = skipWhile(changes, next, (mutation) => isBefore(mutation, block))
    const possible = skipWhile(changes, due, (mutation) => mayBeBefore(mutation, block))
    const end: number = retriedEnd ?? possible
    // A rollback by number would change the state roots of later blocks.
    const snapshot = end > due ? await request('evm_snapshot', []) : null
    const decision = { index, next, end, snapshot }
    await mutate(changes.slice(next, end))
    const failure: unknown = await mine(block).then(
      () => undefined,
      (error) => error,
    )
    const isCertain = end === due && open.length === 0
    if (failure === undefined && (isCertain || (await isSame(client, block)))) {
      if (end > due) open.push(decision)
      else if (open.every((made) => isSettledBy(block, changes.slice(made.next, made.end))))
        open.length = 0
      next = end
      retriedEnd = null
      index++
      if (rollbackTargets.has(block.number)) await forgetCreations(client)
      continue
    }
    // Retry with one mutation fewer, before this block or before the last one with a choice. Without a mutation that it
    // depends on, a transaction may be rejected.
    if (!furthest || block.number > furthest.block.number) furthest = { block, failure }
    const wrong: Decision | undefined = end > due ? decision : open.pop()
    if (!wrong || ++tries > maxTries) throw notReproduced(furthest.block, furthest.failure)
    index = wrong.index
    next = wrong.next
    retriedEnd = wrong.end - 1
    await revert(wrong.snapshot)
  }
  await mutate(changes.slice(next))
  await assertSame(client, toReplay)

  await request('anvil_autoImpersonateAccount', [false])
  await request('evm_setAutomine', [true])
  for (const { method, params } of mutations)
    if (mutationKind(method) === 'setting') await request(method, params)
  await alignClock(client, blocks.at(-1) ?? null, clock)
}

/** A choice of how many mutations to send before a block that may have come after it. */
type Decision = {
  /** Index of the block. */
  index: number
  /** Index of the first of the mutations that were sent. */
  next: number
  /** Index after the last one. */
  end: number
  /** Snapshot of the node before these mutations. */
  snapshot: unknown
}

/** Whether none of the mutations can have come after the block, so that its hash confirms their places. */
function isSettledBy({ number }: JournaledBlock, mutations: readonly JournaledMutation[]): boolean {
  return mutations.every(({ latest }) => latest + 1 < number)
}

/** Returns the index of the first item, starting at `from`, that does not match. */
function skipWhile<item>(
  items: readonly item[],
  from: number,
  matches: (item: item) => boolean,
): number {
  let index = from
  for (let item = items[index]; item !== undefined && matches(item); item = items[++index]);
  return index
}

function isBefore({ latest }: JournaledMutation, { number }: JournaledBlock): boolean {
  return latest + 1 < number
}

/** A head that is read after a mutation may miss the block that is being mined. */
function mayBeBefore({ after, latest }: JournaledMutation, { number }: JournaledBlock): boolean {
  return after < number && number <= latest + 1
}

async function isSame(client: NodeClient, { number, hash }: JournaledBlock): Promise<boolean> {
  const block = await client.getBlock({ blockNumber: BigInt(number) }).catch(() => null)
  return block?.hash === hash
}

async function assertSame(client: NodeClient, blocks: readonly JournaledBlock[]): Promise<void> {
  const last = blocks.at(-1)
  // Each hash includes that of the parent block.
  if (!last || (await isSame(client, last))) return
  for (const block of blocks) if (!(await isSame(client, block))) throw notReproduced(block)
}

function notReproduced({ number, hash }: JournaledBlock, cause?: unknown): NotRestoredError {
  const reason = cause === undefined ? '' : `: ${describeError(cause)}`
  return new NotRestoredError(`block ${number} cannot be replayed (${hash})${reason}`, { cause })
}
