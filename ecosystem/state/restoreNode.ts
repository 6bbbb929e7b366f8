import type { Hex } from 'viem'
import { orderKind } from '../node/orders'
import type { NodeClient } from '../node/startNode'
import type { Journal, JournaledBlock } from './entries'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/** A block written down later than this after its time was made by a clock that had been moved. */
const clockToleranceSeconds = 5

/**
 * Brings a new node to where a chain was: the same blocks with the same hashes, transactions, state and time.
 *
 * A node makes the same block of the same transactions at the same time of its clock, so blocks are made again and
 * their hashes compared.
 *
 * @throws If the blocks come out differently, with the first one that does.
 */
export async function restoreNode(
  client: NodeClient,
  { checkpoint, blocks, orders }: Pick<Journal, 'blocks' | 'orders'> & { checkpoint: Hex | null },
): Promise<void> {
  const request = (method: string, params: unknown[]) =>
    client.request<AnyRequest>({ method, params }, { retryCount: 0 })

  if (checkpoint !== null) await request('anvil_loadState', [checkpoint])
  await request('evm_setAutomine', [false])
  await request('anvil_autoImpersonateAccount', [true])

  const first = Number(await client.getBlockNumber()) + 1
  const waiting = orders.filter(({ method }) => orderKind(method) === 'state')
  const giveOrders = async (head: number) => {
    while (waiting[0] && waiting[0].after <= head) {
      const { method, params } = waiting[0]
      waiting.shift()
      await request(method, params)
    }
  }
  const made = blocks.filter(({ number }) => number >= first)
  for (const { number, timestamp, transactions } of made) {
    await giveOrders(number - 1)
    for (const transaction of transactions)
      await (typeof transaction === 'string'
        ? request('eth_sendRawTransaction', [transaction])
        : request('eth_sendTransaction', [transaction]))
    await request('evm_mine', [{ timestamp }])
  }
  await giveOrders(Number.POSITIVE_INFINITY)
  await assertSame(client, made)

  await request('anvil_autoImpersonateAccount', [false])
  await request('evm_setAutomine', [true])
  for (const { method, params } of orders)
    if (orderKind(method) === 'behaviour') await request(method, params)
  await request('evm_setTime', [Math.floor(Date.now() / 1_000) + clockOffset(blocks.at(-1))])
}

/** By how many seconds the chain's clock was ahead of ours. */
function clockOffset(last: JournaledBlock | undefined): number {
  const offset = last ? last.timestamp - Math.floor(last.at / 1_000) : 0
  return Math.abs(offset) > clockToleranceSeconds ? offset : 0
}

async function assertSame(client: NodeClient, blocks: readonly JournaledBlock[]): Promise<void> {
  const isSame = async ({ number, hash }: JournaledBlock) =>
    (await client.getBlock({ blockNumber: BigInt(number) }).catch(() => null))?.hash === hash
  const last = blocks.at(-1)
  // Each hash depends on the one before.
  if (!last || (await isSame(last))) return
  for (const block of blocks)
    if (!(await isSame(block)))
      throw new Error(`block ${block.number} cannot be made again as it was (${block.hash})`)
}
