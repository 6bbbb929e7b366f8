import { keccak256, zeroHash } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { sendImpersonated } from '../../anvil/sendImpersonated'
import { type EvmNode, startNode } from '../../anvil/startNode'
import { stakingTable } from '../../presets/stakingTable'
import { readSystemContracts } from '../systemContracts'
import type { Batch } from './Batch'
import { getSettlementContract, prepareSettlementLayer, type SettlementContract } from './genesis'
import { encodeStep } from './settlementStep'
import { tryStep } from './tryStep'

const { signal } = new AbortController()
const { chains } = stakingTable()
const block = {
  number: 1n,
  hash: keccak256('0x01'),
  timestamp: 1_700_000_000n,
  stateRoot: keccak256('0x02'),
  baseFeePerGas: 7n,
}
const batch: Batch = {
  number: 1n,
  firstBlock: block,
  lastBlock: block,
  transactionCounts: [0, 1],
  messageCount: 0,
}
const contents = { messages: [], importedRoots: [] }

/** On the first chain, batch 1 is proven; on the second, it is not committed. */
const executions = [
  ['execute', 0],
  ['settle', 1],
] as const

describe('tryStep', () => {
  let node: EvmNode
  let options: { chainId: bigint; contract: SettlementContract }[]

  beforeAll(async () => {
    node = await startNode({ chainId: 506, onExit() {} })
    await prepareSettlementLayer(node.client, chains, { system: readSystemContracts(null), signal })
    options = await Promise.all(
      chains.map(async (chain) => ({
        chainId: BigInt(chain.id),
        contract: await getSettlementContract(node.client, chain),
      })),
    )
    for (const stage of ['commit', 'prove'] as const) {
      const data = encodeStep(stage, batch, contents)
      const { address: to, validator: from } = (await optionsOf(0)).contract
      await sendImpersonated(node.client, { from, to, abi: zkChainAbi, data }, { signal })
    }
  })

  afterAll(() => node.stop())

  async function optionsOf(index: number) {
    const found = options[index]
    if (!found) throw new Error(`There is no chain ${index}`)
    return { ...found, head: await node.client.getBlockNumber() }
  }
  const wrongRoot = () => zeroHash

  it.each(executions)(
    'checks the root that it leads to if that is known (%s)',
    async (step, index) => {
      const execution = { step, batch, contents }
      const unknown = { ...(await optionsOf(index)), expectRoot: () => null }
      expect(await tryStep(node.client, execution, unknown)).toBe(false)
      const wrong = { ...(await optionsOf(index)), expectRoot: wrongRoot }
      await expect(tryStep(node.client, execution, wrong)).rejects.toThrow('interop root')
    },
  )

  it.each(executions)(
    'cannot check the root if there is another block meanwhile (%s)',
    async (step, index) => {
      const { client } = node
      const wrong = { ...(await optionsOf(index)), expectRoot: wrongRoot }
      await client.mine({ blocks: 1 })
      expect(await tryStep(client, { step, batch, contents }, wrong)).toBe(false)
    },
  )

  it.each(executions)('throws the error of a step that would fail (%s)', async (step, index) => {
    const second = { step, batch: { ...batch, number: 2n }, contents }
    const unknown = { ...(await optionsOf(index)), expectRoot: () => null }
    await expect(tryStep(node.client, second, unknown)).rejects.toThrow('ZKChainUnexpectedBatch')
  })
})
