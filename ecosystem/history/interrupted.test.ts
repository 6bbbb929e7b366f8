import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { numberToHex } from 'viem'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { requestNode } from '../anvil/requestNode'
import { ChainStore } from '../journal/ChainStore'
import { callAdmin } from '../test/callAdmin'
import { staker } from '../test/staker'
import { createStakingEcosystem } from '../test/stakingEcosystem'

const timeout = 120_000
/** Creates a contract that reads the slot in its calldata, and reverts. */
const revertingCreation = '0x655f35545f5ffd5f526006601af3'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const receiptSchema = z.object({
  transactionHash: z.string(),
  contractAddress: z.string().nullable(),
  blockHash: z.string(),
  status: z.string(),
})

const staking1 = { chainId: 34_234, chainName: 'staking1' }

/** The store of a chain of a stopped network. */
function openStore({ chainId, chainName } = staking1): ChainStore {
  const { network } = z
    .object({ network: z.object({ id: z.string() }) })
    .parse(JSON.parse(readFileSync(join(directory, 'ecosystem.json'), 'utf8')))
  return new ChainStore({
    directory: join(directory, `chain-${chainId}`),
    owner: { network: network.id, chainId, chainName },
    isDurable: false,
  })
}

it(
  'a reorg that was interrupted after its rollback is completed at the next start',
  async () => {
    const first = await createStakingEcosystem({ state: directory })
    await callAdmin(first, 'pauseSettlement')
    const hash = await staker(first).deposit()
    await first.stop()

    const store = openStore()
    const last = store.read().blocks.at(-1)
    const plan = store.planRollbackToBlock(BigInt((last?.number ?? 0) - 1))
    if (!plan || !last) throw new Error('There is nothing to roll back')
    const block = last.transactions.map((transaction) => ({ hash, transaction }))
    await store.rollBack(plan, { replay: [{ block: [] }, { block }], others: [] })
    store.close()

    const events: string[] = []
    const second = await createStakingEcosystem(
      { state: directory },
      { onEvent: (text) => events.push(text) },
    )
    try {
      const { source, until } = staker(second)
      const receipt = await source.getTransactionReceipt({ hash })
      expect(receipt.blockNumber).toBe(BigInt(last.number) + 1n)
      await until(hash)
      expect(events).toEqual([])
    } finally {
      await second.stop()
    }
  },
  timeout,
)

it(
  'blocks after a reorg are restored at the next start, including one with a reverted transaction',
  async () => {
    const first = await createStakingEcosystem({ state: directory, stakingChains: 1 })
    await callAdmin(first, 'pauseSettlement')
    const [, chain] = first.chains
    const host = new URL(chain?.rpcUrl ?? '').host
    const [from, to] = first.accounts
    const send = async (transaction: object) =>
      receiptSchema.parse(
        await requestNode(host, 'eth_sendTransactionSync', [
          { from, gas: '0x30000', ...transaction },
        ]),
      )
    const { contractAddress } = await send({ data: revertingCreation })
    const read = () => send({ to: contractAddress, data: numberToHex(5, { size: 32 }) })
    await send({ to, value: '0x1' })
    await read()
    expect(await callAdmin(first, 'reorg', 'staking1', 2)).toEqual({ dropped: [] })
    const { transactionHash, blockHash, status } = await read()
    expect(status).toBe('0x0')
    await first.stop()

    const second = await createStakingEcosystem({ state: directory })
    const again = new URL(second.chains[1]?.rpcUrl ?? '').host
    try {
      expect(
        await requestNode(again, 'eth_getTransactionReceipt', [transactionHash]),
      ).toMatchObject({
        blockHash,
      })
    } finally {
      await second.stop()
    }
  },
  timeout,
)

it(
  'a revert that was interrupted after its first rollback is completed at the next start',
  async () => {
    const first = await createStakingEcosystem({ state: directory, stakingChains: 1 })
    const chains = first.chains.map(({ id: chainId, name: chainName }) => ({ chainId, chainName }))
    await first.stop()
    const positions = chains.map((chain) => {
      const store = openStore(chain)
      store.read()
      const { position: to } = store
      store.close()
      return { chainId: chain.chainId, to }
    })

    const reverted = await createStakingEcosystem({ state: directory })
    const { deposit, until } = staker(reverted)
    const hash = await deposit()
    await until(hash)
    await reverted.stop()

    const [layer, ...others] = positions
    const store = openStore(chains[0])
    store.read()
    const plan = layer && store.planRollbackTo(layer.to)
    if (!plan) throw new Error('There is nothing to roll back')
    await store.rollBack(plan, { replay: [], others })
    store.close()

    // Restart again to check that the completion is durable.
    for (const index of [1, 2]) {
      const again = await createStakingEcosystem({ state: directory })
      try {
        const { source, ...user } = staker(again, index)
        await expect(source.getTransactionReceipt({ hash })).rejects.toThrow()
        const second = await user.deposit()
        await user.until(second)
        await user.mint(second)
      } finally {
        await again.stop()
      }
    }
  },
  timeout,
)
