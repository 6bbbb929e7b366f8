import { type Hash, type Hex, hexToBigInt, type Log, numberToHex, type RpcTransaction } from 'viem'
import type { NodeClient } from './startNode'

/** Maximum number of blocks that are read at once. */
export const maxBlocksAtOnce = 64n

export type FollowedBlock = {
  number: bigint
  hash: Hash
  /** Seconds since the epoch. */
  timestamp: bigint
  stateRoot: Hash
  /** Wei per gas. */
  baseFeePerGas: bigint
  transactions: readonly RpcTransaction<false>[]
  /** In order. */
  logs: readonly FollowedLog[]
}

type BlockByNumber = {
  Method: 'eth_getBlockByNumber'
  Parameters: [number: Hex, withTransactions: true]
  ReturnType: {
    number: Hex
    hash: Hash
    timestamp: Hex
    stateRoot: Hash
    baseFeePerGas: Hex
    transactions: RpcTransaction<false>[]
  }
}

export type FollowedLog = Log<bigint, number, false>

/**
 * Calls `onBlock` once for each block after `after`, in order and one at a time. Blocks are read when the node announces
 * them through a subscription to new heads, without polling.
 *
 * @param onError - Called if a block could not be read or handled; following has stopped.
 */
export async function followBlocks({
  client,
  after,
  onBlock,
  onError,
}: {
  client: NodeClient
  after: bigint
  onBlock: (block: FollowedBlock) => void | Promise<void>
  onError: (error: Error) => void
}): Promise<{ stop: () => Promise<void> }> {
  let last = after
  let head = after
  let stopped = false
  let busy = false
  let reading = Promise.resolve()

  async function read(): Promise<void> {
    try {
      while (!stopped && last < head) {
        const to = head - last > maxBlocksAtOnce ? last + maxBlocksAtOnce : head
        for (const block of await readUnlessRolledBack(to)) {
          if (stopped) return
          await onBlock(block)
          last = block.number
        }
      }
    } catch (error) {
      fail(error)
    } finally {
      busy = false
    }
  }

  /** Announced blocks may have been rolled back by now. */
  async function readUnlessRolledBack(to: bigint): Promise<FollowedBlock[]> {
    try {
      return await readBlocks({ client, from: last + 1n, to })
    } catch (error) {
      // A block that is announced meanwhile may have a lower number than those that were rolled back.
      head = last
      const present = await client.getBlockNumber()
      if (present >= to) throw error
      if (present > head) head = present
      return []
    }
  }

  function wake(number: bigint): void {
    if (number > head) head = number
    if (busy) return
    busy = true
    reading = read()
  }

  function fail(error: unknown): void {
    if (!stopped) onError(error instanceof Error ? error : new Error(String(error)))
  }

  const { unsubscribe } = await client.transport.subscribe({
    params: ['newHeads'],
    onData: ({ result }) => wake(hexToBigInt(result.number)),
    onError: fail,
  })
  wake(await client.getBlockNumber())

  return {
    async stop() {
      stopped = true
      // A node that has exited does not respond.
      void unsubscribe().catch(() => {})
      await reading
    },
  }
}

/** Reads blocks and their logs, from the first to the last number given. */
export async function readBlocks({
  client,
  from,
  to,
}: {
  client: NodeClient
  from: bigint
  to: bigint
}): Promise<FollowedBlock[]> {
  const numbers = Array.from({ length: Number(to - from) + 1 }, (_, index) => from + BigInt(index))
  const [logs, ...blocks] = await Promise.all([
    client.getLogs({ fromBlock: from, toBlock: to }),
    ...numbers.map((number) =>
      client.request<BlockByNumber>({
        method: 'eth_getBlockByNumber',
        params: [numberToHex(number), true],
      }),
    ),
  ])
  const logsByBlock = new Map<bigint, FollowedLog[]>()
  for (const log of logs) {
    const others = logsByBlock.get(log.blockNumber)
    if (others) others.push(log)
    else logsByBlock.set(log.blockNumber, [log])
  }
  return blocks.map(({ number, hash, timestamp, stateRoot, baseFeePerGas, transactions }) => ({
    number: hexToBigInt(number),
    hash,
    timestamp: hexToBigInt(timestamp),
    stateRoot,
    baseFeePerGas: hexToBigInt(baseFeePerGas),
    transactions,
    logs: logsByBlock.get(hexToBigInt(number)) ?? [],
  }))
}
