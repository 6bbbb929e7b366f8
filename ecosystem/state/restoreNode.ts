import type { Hex } from 'viem'
import { alignBaseFee } from '../node/alignBaseFee'
import { callNode } from '../node/callNode'
import { orderKind } from '../node/orders'
import type { EvmNode, NodeClient } from '../node/startNode'
import type { Journal, JournaledBlock, JournaledOrder } from './entries'

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
  { client, address }: Pick<EvmNode, 'client' | 'address'>,
  { checkpoint, blocks, orders }: Pick<Journal, 'blocks' | 'orders'> & { checkpoint: Hex | null },
): Promise<void> {
  const request = (method: string, params: unknown[]) =>
    client.request<AnyRequest>({ method, params }, { retryCount: 0 })

  if (checkpoint !== null) {
    await callNode(address, 'anvil_loadState', [checkpoint])
    await alignBaseFee(client)
  }
  await request('evm_setAutomine', [false])
  await request('anvil_autoImpersonateAccount', [true])

  const first = Number(await client.getBlockNumber()) + 1
  const waiting = orders.filter(({ method }) => orderKind(method) === 'state')
  const giveNext = async () => {
    const order = waiting.shift()
    if (order) await request(order.method, order.params)
  }
  const make = async ({ timestamp, transactions }: JournaledBlock) => {
    for (const transaction of transactions)
      await (typeof transaction === 'string'
        ? request('eth_sendRawTransaction', [transaction])
        : request('eth_sendTransaction', [transaction]))
    await request('evm_mine', [{ timestamp }])
  }
  const made = blocks.filter(({ number }) => number >= first)
  for (const block of made) {
    const isDue = () => waiting[0] !== undefined && waiting[0].latest < block.number
    while (isDue()) await giveNext()
    await make(block)
    // Of an order that came along with this block, the block's hash tells whether it was before it.
    while (mayBeBefore(waiting[0], block) && !(await isSame(client, block))) {
      await request('anvil_rollback', [1])
      await alignBaseFee(client)
      await giveNext()
      await make(block)
    }
  }
  while (waiting.length > 0) await giveNext()
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

function mayBeBefore(order: JournaledOrder | undefined, { number }: JournaledBlock): boolean {
  return order !== undefined && order.after < number && order.latest >= number
}

async function isSame(client: NodeClient, { number, hash }: JournaledBlock): Promise<boolean> {
  const block = await client.getBlock({ blockNumber: BigInt(number) }).catch(() => null)
  return block?.hash === hash
}

async function assertSame(client: NodeClient, blocks: readonly JournaledBlock[]): Promise<void> {
  const last = blocks.at(-1)
  // Each hash depends on the one before.
  if (!last || (await isSame(client, last))) return
  for (const block of blocks)
    if (!(await isSame(client, block)))
      throw new Error(`block ${block.number} cannot be made again as it was (${block.hash})`)
}
