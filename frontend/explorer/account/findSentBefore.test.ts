import { type Address, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvmNode } from '../../../ecosystem/anvil/startNode'
import { startChains } from '../../../test/superchain/startChains'
import { findSentBefore } from './findSentBefore'

let node: EvmNode
let sender: Address
/** The blocks with its transactions. */
const blocks: bigint[] = []

beforeAll(async () => {
  const [started] = await startChains([901], null)
  if (!started) throw new Error('The node is missing')
  node = started
  sender = node.accounts[0] ?? zeroAddress
  for (const gap of [3, 100, 1, 40]) {
    const hash = await node.client.sendTransaction({ account: sender, to: sender, chain: null })
    const { blockNumber } = await node.client.waitForTransactionReceipt({ hash })
    blocks.push(blockNumber)
    await node.client.mine({ blocks: gap })
  }
})

afterAll(() => node.stop())

describe('findSentBefore', () => {
  it('finds each transaction of an account from the one after it', async () => {
    const found: bigint[] = []
    let before: bigint | null = (await node.client.getBlockNumber()) + 1n
    while (before !== null) {
      before = await findSentBefore(node.client, { address: sender, before })
      if (before !== null) found.push(before)
    }
    expect(found).toEqual(blocks.toReversed())
  })

  it('finds none of an account that sent none', async () => {
    const address = node.accounts[1] ?? zeroAddress
    expect(await findSentBefore(node.client, { address, before: 100n })).toBeNull()
    expect(await findSentBefore(node.client, { address: sender, before: 0n })).toBeNull()
  })

  it('fails if the node does not have the state', async () => {
    await node.client.mine({ blocks: 300 })
    await expect(findSentBefore(node.client, { address: sender, before: 50n })).rejects.toThrow()
  })
})
