import { QueryClient } from '@tanstack/react-query'
import { type Address, getContractAddress, type Hash, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvmNode } from '../../../ecosystem/anvil/startNode'
import { startChains } from '../../../test/superchain/startChains'
import type { BlockPosition } from '../events/BlockPosition'
import { accountTransactionsQuery } from './accountTransactionsQuery'

const chainId = 901
const count = 15
const nobody = '0x000000000000000000000000000000000000ec40'

let node: EvmNode
let sender: Address
let recipient: Address

beforeAll(async () => {
  const [started] = await startChains([chainId], null)
  if (!started) throw new Error('The node is missing')
  node = started
  const [first = zeroAddress, second = zeroAddress] = node.accounts
  sender = first
  recipient = second
})

afterAll(() => node.stop())

async function send(transaction: { from: Address; to?: Address; data?: '0x00' }): Promise<Hash> {
  const { from: account, ...request } = transaction
  const hash = await node.client.sendTransaction({ account, chain: null, ...request })
  await node.client.waitForTransactionReceipt({ hash })
  return hash
}

const pageOf = (cache: QueryClient, address: Address, before?: BlockPosition) =>
  cache.fetchQuery({
    ...accountTransactionsQuery(node.client, { chainId, address, before, count }),
    staleTime: 0,
  })

describe('the transactions of an account', () => {
  it('are those that it sent, received or was created by, newest first', async () => {
    const creation = await send({ from: sender, data: '0x00' })
    const sent = await send({ from: sender, to: recipient })
    await send({ from: recipient, to: nobody })
    const cache = new QueryClient()
    const hashes = async (address: Address) =>
      (await pageOf(cache, address)).items.map(({ hash }) => hash)
    expect(await hashes(sender)).toEqual([sent, creation])
    const { items } = await pageOf(cache, recipient)
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      [recipient.toLowerCase(), nobody],
      [sender.toLowerCase(), recipient.toLowerCase()],
    ])
    const contract = getContractAddress({ from: sender, nonce: 0n })
    expect(await hashes(contract)).toEqual([creation])

    const later = await send({ from: recipient, to: sender })
    expect(await hashes(sender)).toEqual([later, sent, creation])
  })

  it('continue within a block of many', async () => {
    const from = node.accounts[2] ?? zeroAddress
    await node.client.setAutomine(false)
    const sent: Hash[] = []
    for (let nonce = 0; nonce < 20; nonce++)
      sent.push(
        await node.client.sendTransaction({ account: from, to: nobody, chain: null, nonce }),
      )
    await node.client.mine({ blocks: 1 })
    await node.client.setAutomine(true)
    const cache = new QueryClient()
    const newest = await pageOf(cache, from)
    const older = await pageOf(cache, from, newest.older ?? undefined)
    expect([...newest.items, ...older.items].map(({ hash }) => hash)).toEqual(sent.toReversed())
    expect(newest.items).toHaveLength(count)
    expect(older.older).toBeNull()
  })

  it('are searched for in a thousand blocks for each page', async () => {
    await node.client.mine({ blocks: 1_200 })
    const head = await node.client.getBlockNumber()
    const cache = new QueryClient()
    const newest = await pageOf(cache, sender)
    expect(newest).toMatchObject({ items: [], from: head - 999n })
    const older = await pageOf(cache, sender, newest.older ?? undefined)
    expect(older.items.length).toBeGreaterThan(0)
  })
})
