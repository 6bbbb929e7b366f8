import { focusManager } from '@tanstack/react-query'
import { createClient, custom, encodeErrorResult, HttpRequestError, toHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import { describeError } from '../../../shared/errors/describeError'
import { waitForInclusion } from './waitForInclusion'

const hash = toHex(1, { size: 32 })
const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const transaction = { hash, from: account, to: account, input: '0x', value: '0x0', nonce: '0x0' }
const receipt = { transactionHash: hash, blockNumber: '0x1', status: '0x1', logs: [] }
const refusal = encodeErrorResult({
  abi: stakingAbi,
  errorName: 'StakingZeroAmount',
  args: [account],
})

/** A node whose responses can change with each request. */
function nodeWith(responses: Record<string, () => unknown>) {
  const all: Record<string, () => unknown> = {
    eth_blockNumber: () => '0x1',
    eth_getTransactionByHash: () => transaction,
    eth_getTransactionReceipt: () => receipt,
    eth_getTransactionCount: () => '0x0',
    ...responses,
  }
  return createClient({
    pollingInterval: 1,
    transport: custom({ request: async ({ method }) => all[method]?.() }, { retryCount: 0 }),
  })
}

describe('waitForInclusion', () => {
  it('resolves to the receipt', async () => {
    expect((await waitForInclusion(nodeWith({}), hash)).transactionHash).toBe(hash)
  })

  it('reports a transaction as dropped if the node no longer has it', async () => {
    const node = nodeWith({
      eth_getTransactionByHash: () => null,
      eth_getTransactionReceipt: () => null,
    })
    await expect(waitForInclusion(node, hash)).rejects.toMatchObject({ failure: 'dropped' })
  })

  it('is patient with a node that does not know a fresh transaction yet', async () => {
    let polls = 0
    const node = nodeWith({
      eth_getTransactionByHash: () => (polls++ < 5 ? null : transaction),
      eth_getTransactionReceipt: () => (polls < 10 ? null : receipt),
      eth_blockNumber: () => toHex(polls),
    })
    expect((await waitForInclusion(node, hash)).transactionHash).toBe(hash)
  })

  it('continues to wait while the node is unreachable', async () => {
    let requests = 0
    const node = nodeWith({
      eth_getTransactionReceipt: () => {
        if (requests++ < 5) throw new HttpRequestError({ url: 'http://127.0.0.1:1' })
        return receipt
      },
    })
    expect((await waitForInclusion(node, hash)).transactionHash).toBe(hash)
  })

  it('asks nothing while the page is hidden', async () => {
    let requests = 0
    const node = nodeWith({
      eth_getTransactionReceipt: () => (requests++ < 3 ? null : receipt),
    })
    focusManager.setFocused(false)
    try {
      const waiting = waitForInclusion(node, hash)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(requests).toBe(1)
      focusManager.setFocused(true)
      expect((await waiting).transactionHash).toBe(hash)
    } finally {
      focusManager.setFocused(undefined)
    }
  })

  it('finds out why a transaction reverted', async () => {
    const node = nodeWith({
      eth_getTransactionReceipt: () => ({ ...receipt, status: '0x0' }),
      eth_call: () => {
        throw Object.assign(new Error('execution reverted'), { code: 3, data: refusal })
      },
    })
    const error = await waitForInclusion(node, hash).catch((thrown) => thrown)
    expect(error).toMatchObject({ failure: 'reverted' })
    expect(describeError(error)).toBe(
      'The transaction reverted. The amount must be greater than zero.',
    )
  })

  it('reports a revert without a reason', async () => {
    const node = nodeWith({
      eth_getTransactionReceipt: () => ({ ...receipt, status: '0x0' }),
      eth_call: () => '0x',
    })
    const error = await waitForInclusion(node, hash).catch((thrown) => thrown)
    expect(describeError(error)).toBe('The transaction reverted. Only the network fee was spent.')
  })
})
