import { join } from 'node:path'
import { keccak256 } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { mnemonic } from '../config/accounts'
import { NodeDownError } from '../node/NodeDownError'
import { callAdmin } from '../test/callAdmin'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { processesNaming } from '../test/processesNaming'
import { staker } from '../test/staker'
import { createStakingEcosystem } from '../test/stakingEcosystem'
import { startSupervisedNode } from '../test/startSupervisedNode'

vi.mock('./hangTimeout', () => ({ hangTimeoutMs: 6_000 }))

const timeout = 120_000

const directory = ownTemporaryDirectory()
let stop: (() => Promise<void>) | undefined

afterEach(async () => {
  await stop?.()
  stop = undefined
  expect(processesNaming(directory())).toEqual([])
})

/** Hangs the node of a chain: its process exists, but does nothing. */
function hang(chainId: number): void {
  const [node, ...others] = processesNaming(directory(), 'anvil', `--chain-id ${chainId} `)
  if (node === undefined || others.length > 0) throw new Error('There is not one such process')
  process.kill(node, 'SIGSTOP')
}

describe('a hung node', { timeout }, () => {
  it('is restarted with its pending transactions, without repeating unanswered requests', async () => {
    const onError = vi.fn()
    const kept = await startSupervisedNode({ directory: join(directory(), 'store'), onError })
    const { node } = kept
    stop = kept.stop
    const changes: boolean[] = []
    node.onResponsive((isResponsive) => changes.push(isResponsive))
    await node.client.setAutomine(false)
    const signer = mnemonicToAccount(mnemonic)
    const transaction = await signer.signTransaction({
      ...{ chainId: 34234, nonce: 0, to: signer.address, gas: 21_000n },
      ...{ maxFeePerGas: 10n ** 11n, maxPriorityFeePerGas: 1n },
    })
    const hash = keccak256(transaction)
    node.pending.track(hash, transaction)
    await node.client.sendRawTransaction({ serializedTransaction: transaction })

    hang(34234)
    const mined = expect(node.call('evm_mine', [])).rejects.toThrow(NodeDownError)
    await vi.waitFor(() => expect(node.isResponsive).toBe(false), { timeout, interval: 50 })
    await mined
    await vi.waitFor(() => expect(node.incarnation).toBe(2), { timeout, interval: 50 })
    expect(node.isResponsive).toBe(true)
    expect(changes).toEqual([false])
    expect(await node.client.getBlockNumber()).toBe(0n)
    await node.client.mine({ blocks: 1 })
    expect(await node.client.getTransactionReceipt({ hash })).toMatchObject({ status: 'success' })
    expect(onError).not.toHaveBeenCalled()
  })

  it('does not block the network, even as the settlement layer', async () => {
    const onError = vi.fn()
    const events: string[] = []
    const ecosystem = await createStakingEcosystem(
      { stakingChains: 1 },
      { onError, onEvent: (text) => events.push(text) },
    )
    stop = ecosystem.stop
    const user = staker(ecosystem)
    const hash = await user.deposit()
    hang(506)
    await vi.waitFor(
      async () =>
        expect(await callAdmin(ecosystem, 'getStatus')).toMatchObject({
          settlementLayer: { isResponsive: false },
          chains: [{ isResponsive: true }, { isResponsive: true }],
        }),
      { timeout, interval: 50 },
    )
    const another = staker(ecosystem, 1)
    const later = await another.deposit()
    await user.until(hash)
    await another.until(later)
    expect(events).toEqual(
      expect.arrayContaining([
        'The node of gateway is not responsive: it will be restarted after 6 s',
        expect.stringContaining('The node of gateway was restarted'),
      ]),
    )
    expect(onError).not.toHaveBeenCalled()
  })
})
