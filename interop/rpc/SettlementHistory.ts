import { type Address, type Client, type GetLogsReturnType, type Hash, isAddressEqual } from 'viem'
import { getBlock, getLogs } from 'viem/actions'
import { abortable } from '../abortable'
import { systemAddresses } from '../addresses'
import { PublicDataMismatchError, PublicDataUnavailableError } from '../errors/publicData'
import { MessageRootHistory, type PublishedBatch } from '../merkle/MessageRootHistory'
import { type BatchLogs, checkLogs } from './checkLogs'
import { getClientChainId } from './getClientChainId'
import { getZkChain } from './getZkChain'
import { logRanges } from './LogRanges'
import { getBlockRange, readBatchReceipts } from './readBatchReceipts'
import { readCommit } from './readCommit'
import type { ScanOptions, ScanProgress } from './scan'
import { blockCommitEvent, messageRootEvents } from './settlementAbi'

/** Maximum number of batches whose logs are kept. */
const maxBatches = 16

type ReadBlock = { number: bigint; hash: Hash | null }
type Scan = {
  done: Promise<void>
  controller: AbortController
  /** One for each who waits for it; it is aborted when there is none left. */
  listeners: Set<(progress: ScanProgress) => void>
}
type UpdateOptions = ScanOptions & { maxBlockRange?: bigint | undefined }
type BatchOptions = ScanOptions & { source: Client | undefined }

const events = [...messageRootEvents, blockCommitEvent] as const

type SettlementLog = GetLogsReturnType<undefined, typeof events, true>[number]
type MessageRootLog = Exclude<SettlementLog, { eventName: 'BlockCommit' }>

const histories = new WeakMap<Client, Map<bigint, SettlementHistory>>()

/** Returns what is known of a settlement layer. Kept per client, so that a block is read once for any number of proofs. */
export function settlementHistory(client: Client, fromBlock: bigint): SettlementHistory {
  const known = histories.get(client) ?? new Map<bigint, SettlementHistory>()
  histories.set(client, known)
  const history = known.get(fromBlock) ?? new SettlementHistory(client, fromBlock)
  known.set(fromBlock, history)
  return history
}

/** What the events of a settlement layer say of batches and roots. */
export class SettlementHistory {
  /** Why the last batches are not known: the last root is not the one that the events lead to. */
  mismatch: PublicDataMismatchError | null = null
  readonly #client: Client
  readonly #fromBlock: bigint
  /** The last block that was read. */
  #head: ReadBlock
  /** The last block with events. */
  #lastEvent: ReadBlock
  #roots: MessageRootHistory | null = null
  /** Published batches in order, by chain. */
  #batches = new Map<bigint, PublishedBatch[]>()
  /** Events about the commit of a batch, by its number and root. */
  #commits = new Map<string, Pick<SettlementLog, 'address' | 'transactionHash'>[]>()
  /** Contracts of chains. */
  #contracts = new Map<bigint, Address>()
  /** Logs of batches, the one that was used last at the end. */
  #logs = new Map<PublishedBatch, BatchLogs>()
  /** Commits that are being read. */
  readonly #readings = new Map<PublishedBatch, Promise<BatchLogs | null>>()
  /** All scans so far. */
  #scans: Promise<unknown> = Promise.resolve()
  /** The scan that has not started yet. */
  #next: Scan | null = null

  constructor(client: Client, fromBlock: bigint) {
    this.#client = client
    this.#fromBlock = fromBlock
    this.#head = { number: fromBlock - 1n, hash: null }
    this.#lastEvent = this.#head
  }

  /** The published batches of a chain, in order. */
  batches(chainId: bigint): readonly PublishedBatch[] {
    return this.#batches.get(chainId) ?? []
  }

  /** Lets the next update read the blocks after the last event again: nodes return no events of blocks that they do not have yet. */
  rereadTail(): void {
    this.#head = this.#lastEvent
  }

  /**
   * Reads the logs of a batch: from the transaction that committed it, if that contains its messages, otherwise from the
   * receipts of its blocks.
   *
   * @throws {@link PublicDataUnavailableError} if there is neither.
   * @throws {@link PublicDataMismatchError} if the receipts do not lead to the published root.
   */
  async readBatch(batch: PublishedBatch, { source, ...options }: BatchOptions): Promise<BatchLogs> {
    const committed = await this.#readCommitted(batch, options.signal)
    if (committed) return committed
    if (!source) throw new PublicDataUnavailableError(batch)
    const checked = checkLogs(batch, await readBatchReceipts(source, batch, options))
    if (checked.isGenuine) return this.#keep(batch, checked.logs)
    throw new PublicDataMismatchError({
      what: `batch ${batch.batchNumber} of chain ${batch.chainId}`,
      computed: checked.computed,
      published: batch.chainBatchRoot,
    })
  }

  /** Returns the last block of a batch. */
  async lastBlockOf(batch: PublishedBatch, { source, signal }: BatchOptions): Promise<bigint> {
    const committed = await this.#readCommitted(batch, signal)
    if (committed) return committed.lastBlock
    if (!source) throw new PublicDataUnavailableError(batch)
    return (await abortable(getBlockRange(source, batch.batchNumber), signal)).lastBlock
  }

  async #readCommitted(batch: PublishedBatch, signal: AbortSignal | undefined) {
    const kept = this.#logs.get(batch)
    if (kept) return this.#keep(batch, kept)
    const reading = this.#readings.get(batch) ?? this.#findCommit(batch)
    this.#readings.set(batch, reading)
    try {
      return await abortable(reading, signal)
    } finally {
      this.#readings.delete(batch)
    }
  }

  /** The logs of a batch in the transaction that committed it; null if there are none. */
  async #findCommit(batch: PublishedBatch): Promise<BatchLogs | null> {
    const { chainId } = batch
    const contract = this.#contracts.get(chainId) ?? (await getZkChain(this.#client, chainId))
    if (!contract) return null
    this.#contracts.set(chainId, contract)
    for (const { address, transactionHash } of this.#commits.get(commitKey(batch)) ?? []) {
      // Any contract can emit such events.
      if (!isAddressEqual(address, contract)) continue
      const found = await readCommit(this.#client, transactionHash)
      const checked = found && checkLogs(batch, found)
      if (checked?.isGenuine) return this.#keep(batch, checked.logs)
    }
    return null
  }

  /** Keeps the logs of the batches that were used last. */
  #keep(batch: PublishedBatch, logs: BatchLogs): BatchLogs {
    this.#logs.delete(batch)
    this.#logs.set(batch, logs)
    const [oldest] = this.#logs.keys()
    if (oldest && this.#logs.size > maxBatches) this.#logs.delete(oldest)
    return logs
  }

  /** Reads the blocks that are new; all blocks again after a reorg, or if the events did not lead to the last root. */
  async update({ signal, onProgress, maxBlockRange }: UpdateOptions): Promise<void> {
    this.#next ??= this.#schedule(maxBlockRange)
    const scan = this.#next
    const listener = onProgress ?? (() => {})
    scan.listeners.add(listener)
    try {
      await abortable(scan.done, signal)
    } finally {
      scan.listeners.delete(listener)
      if (scan.listeners.size === 0) {
        scan.controller.abort()
        if (this.#next === scan) this.#next = null
      }
    }
  }

  /** Schedules a scan after the one that is running, for all who ask before it starts. */
  #schedule(maxBlockRange: bigint | undefined): Scan {
    const controller = new AbortController()
    const listeners: Scan['listeners'] = new Set()
    const done = this.#scans.then(() => {
      if (this.#next?.controller === controller) this.#next = null
      return this.#update({
        ...{ signal: controller.signal, maxBlockRange },
        onProgress: (progress) => {
          for (const listener of listeners) listener(progress)
        },
      })
    })
    this.#scans = done.catch(() => {})
    return { done, controller, listeners }
  }

  async #update({ maxBlockRange, signal, onProgress }: UpdateOptions): Promise<void> {
    const client = this.#client
    signal?.throwIfAborted()
    const settlementLayerId = await getClientChainId(client)
    const latest = await getBlock(client)
    if (this.mismatch || !(await this.#isCanonical(latest))) this.#reset()
    this.#roots ??= new MessageRootHistory(settlementLayerId)
    const toBlock = latest.number
    const ranges = logRanges(client)
    while (this.#head.number < toBlock) {
      signal?.throwIfAborted()
      const from = this.#head.number + 1n
      const wanted = toBlock - from + 1n
      const limit = maxBlockRange !== undefined && maxBlockRange < 1n ? 1n : maxBlockRange
      const range = ranges.sizeOf(limit !== undefined && limit < wanted ? limit : wanted)
      const to = from + range - 1n
      let logs: SettlementLog[]
      try {
        logs = await getLogs(client, { events, fromBlock: from, toBlock: to, strict: true })
      } catch (error) {
        if (!ranges.reject(range, error)) throw error
        continue
      }
      ranges.accept(range)
      const { hash } = to === toBlock ? latest : await getBlock(client, { blockNumber: to })
      this.#apply(this.#roots, logs)
      const last = logs.at(-1)
      if (last) this.#lastEvent = { number: last.blockNumber, hash: last.blockHash }
      this.#head = { number: to, hash }
      onProgress?.({ blockNumber: to, toBlock })
    }
  }

  async #isCanonical(latest: { number: bigint; hash: Hash }): Promise<boolean> {
    const { number, hash } = this.#head
    if (number < this.#fromBlock) return true
    if (latest.number < number) return false
    const block =
      latest.number === number ? latest : await getBlock(this.#client, { blockNumber: number })
    return block.hash === hash
  }

  #reset(): void {
    this.#roots = null
    this.#head = { number: this.#fromBlock - 1n, hash: null }
    this.#lastEvent = this.#head
    this.#batches = new Map()
    this.#commits = new Map()
    this.#contracts = new Map()
    this.#logs = new Map()
    this.mismatch = null
  }

  /** Forgets everything if the events contradict each other, as a node may return others the next time. */
  #applyBlock(roots: MessageRootHistory, number: bigint, logs: readonly MessageRootLog[]) {
    try {
      return roots.applyBlock(number, logs)
    } catch (error) {
      this.#reset()
      throw error
    }
  }

  #apply(roots: MessageRootHistory, logs: readonly SettlementLog[]): void {
    const byBlock = new Map<bigint, MessageRootLog[]>()
    for (const log of logs) {
      if (log.eventName === 'BlockCommit') {
        append(this.#commits, commitKey(log.args), log)
      } else if (isAddressEqual(log.address, systemAddresses.messageRoot))
        append(byBlock, log.blockNumber, log)
    }
    for (const [blockNumber, events] of byBlock) {
      const published = this.#applyBlock(roots, blockNumber, events)
      if (!published) continue
      const { root, computedRoot, batches } = published
      this.mismatch =
        root === computedRoot
          ? null
          : new PublicDataMismatchError({
              what: `block ${blockNumber} of the settlement layer`,
              computed: computedRoot,
              published: root,
            })
      for (const batch of batches) append(this.#batches, batch.chainId, batch)
    }
  }
}

const commitKey = ({
  batchNumber,
  chainBatchRoot,
}: Pick<PublishedBatch, 'batchNumber' | 'chainBatchRoot'>) => `${batchNumber} ${chainBatchRoot}`

function append<key, value>(lists: Map<key, value[]>, key: key, value: value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
