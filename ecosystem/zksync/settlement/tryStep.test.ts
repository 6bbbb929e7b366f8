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
const execution = { stage: 'execute', batch, contents } as const

describe('tryStep', () => {
  let node: EvmNode
  let contract: SettlementContract
  let chainId: bigint

  beforeAll(async () => {
    node = await startNode({ chainId: 506, onExit() {} })
    const [chain] = chains
    if (!chain) throw new Error('There is no chain')
    await prepareSettlementLayer(node.client, chains, { system: readSystemContracts(null), signal })
    chainId = BigInt(chain.id)
    contract = await getSettlementContract(node.client, chain)
    for (const stage of ['commit', 'prove'] as const) {
      const data = encodeStep(stage, batch, contents)
      const { address: to, validator: from } = contract
      await sendImpersonated(node.client, { from, to, abi: zkChainAbi, data }, { signal })
    }
  })

  afterAll(() => node.stop())

  const wrongRoot = () => zeroHash

  it('checks an execution if the root that it must lead to is known', async () => {
    const options = { chainId, contract }
    const unknown = { ...options, expectRoot: () => null }
    expect(await tryStep(node.client, execution, unknown)).toBe(false)
    const wrong = { ...options, expectRoot: wrongRoot }
    await expect(tryStep(node.client, execution, wrong)).rejects.toThrow('interop root')
  })

  it('cannot check an execution if there is another block meanwhile', async () => {
    const { client } = node
    const interrupted: typeof client = {
      ...client,
      async simulateBlocks(parameters) {
        await client.mine({ blocks: 1 })
        return client.simulateBlocks(parameters)
      },
    }
    const options = { chainId, contract, expectRoot: wrongRoot }
    expect(await tryStep(interrupted, execution, options)).toBe(false)
  })

  it('throws the error of a step that would fail', async () => {
    const second = { ...execution, batch: { ...batch, number: 2n } }
    const options = { chainId, contract, expectRoot: () => null }
    await expect(tryStep(node.client, second, options)).rejects.toThrow('ZKChainUnexpectedBatch')
  })
})
