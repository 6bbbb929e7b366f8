import { numberToHex } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptStates } from '../anvil/startNode'
import { errorCodes } from '../jsonrpc/jsonRpc'
import { startServedChain } from '../test/startServedChain'

type ServedChain = Awaited<ReturnType<typeof startServedChain>>

let chain: ServedChain

beforeAll(async () => {
  chain = await startServedChain()
  await chain.call('anvil_mine', [numberToHex(keptStates + 10)])
})

afterAll(() => chain.stop())

const balanceAt = (block: number) =>
  chain.call('eth_getBalance', [chain.node.accounts[0], numberToHex(block)])

describe('the state of earlier blocks', () => {
  it('is available for the last ones', async () => {
    expect(await balanceAt(20)).toBe(await balanceAt(keptStates + 10))
  })

  it('is not available for older ones, which the error reports', async () => {
    await expect(balanceAt(5)).rejects.toMatchObject({
      code: errorCodes.resourceNotFound,
      message: `The state of block 5 is not available: the node keeps the state of the last ${keptStates} blocks.`,
    })
  })

  it('is not reported as unavailable for a future block', async () => {
    await expect(balanceAt(5_000)).rejects.toMatchObject({
      code: errorCodes.invalidParams,
      message: expect.stringContaining('but requested was 5000'),
    })
  })
})
