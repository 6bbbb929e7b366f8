import {
  concat,
  type Hex,
  keccak256,
  pad,
  size,
  stringToHex,
  toEventSelector,
  toFunctionSelector,
  toHex,
} from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EvmNode, type NodeClient, startNode } from '../../anvil/startNode'
import { stakingTable } from '../../presets/stakingTable'
import { readSystemContracts, type SystemContracts } from '../systemContracts'
import { checkChainContracts } from './checkSystemContracts'
import { prepareChain, prepareSettlementLayer } from './genesis'

type Name = Exclude<keyof SystemContracts, 'Bridgehub'>

const ours = readSystemContracts(null)
const { chains } = stakingTable()

const addRoot = 'addInteropRoot(uint256,uint256,bytes32[])'
const addRoots = 'addInteropRootsInBatch((uint256,uint256,bytes32[])[])'

let node: EvmNode
let snapshot: Hex

beforeAll(async () => {
  node = await startNode({ chainId: 506, onExit: () => {} })
})

beforeEach(async () => {
  snapshot = await node.client.snapshot()
  return () => node.client.revert({ id: snapshot })
})

afterAll(() => node.stop())

/** The built-in contracts, one of them without these functions and events. */
function without(name: Name, ...signatures: readonly string[]): SystemContracts {
  const { bytecode, ...contract } = ours[name]
  const code = signatures.reduce<Hex>((remaining, signature) => {
    const isEvent = /^[A-Z]/.test(signature)
    const selector = (isEvent ? toEventSelector : toFunctionSelector)(signature).slice(2)
    if (!remaining.includes(selector)) throw new Error(`${name} has no ${signature}`)
    return `0x${remaining.slice(2).replaceAll(selector, 'f'.repeat(selector.length))}`
  }, bytecode)
  return { ...ours, [name]: { ...contract, bytecode: code } }
}

/** The built-in contracts, one of them replaced by this code. */
function replaced(name: Name, code: Hex): SystemContracts {
  const copy = concat(['0x61', pad(toHex(size(code)), { size: 2 }), '0x80600a5f395ff3'])
  return { ...ours, [name]: { name, bytecode: concat([copy, code]), constructorInputs: [] } }
}

const { signal } = new AbortController()

async function prepareChecked(client: NodeClient, contracts: SystemContracts): Promise<void> {
  await prepareChain(client, contracts)
  await checkChainContracts(client)
}

const prepare = (name: Name, contracts: SystemContracts) =>
  name === 'MessageRoot'
    ? prepareSettlementLayer(node.client, chains, { system: contracts, signal })
    : prepareChecked(node.client, contracts)

describe('the system contracts that a network starts with', () => {
  it.each<[Name, string]>([
    ['L1Messenger', 'sendToL1(bytes)'],
    [
      'L2MessageVerification',
      'proveL2MessageInclusionShared(uint256,uint256,uint256,(uint16,address,bytes),bytes32[])',
    ],
    [
      'L2MessageVerification',
      'proveL2LogInclusionShared(uint256,uint256,uint256,(uint8,bool,uint16,address,bytes32,bytes32),bytes32[])',
    ],
    [
      'L2MessageVerification',
      'proveL2LeafInclusionShared(uint256,uint256,uint256,bytes32,bytes32[])',
    ],
    ['MessageRoot', 'initialize()'],
    ['MessageRoot', 'addNewChain(uint256)'],
    ['MessageRoot', 'addChainBatchRoot(uint256,uint256,bytes32)'],
    ['MessageRoot', 'historicalRoot(uint256)'],
  ])('%s: rejected without %s', async (name, signature) => {
    await expect(prepare(name, without(name, signature))).rejects.toThrow(
      `The system contract ${name} cannot be used: ${signature} is missing`,
    )
  })

  it.each<[Name, string, string]>([
    ['L1Messenger', 'sendToL1(bytes)', 'L1MessageSent(address,bytes32,bytes)'],
    ['L2InteropRootStorage', addRoots, 'InteropRootAdded(uint256,uint256,bytes32[])'],
    ['MessageRoot', 'addNewChain(uint256)', 'AddedChain(uint256,uint256)'],
    [
      'MessageRoot',
      'addChainBatchRoot(uint256,uint256,bytes32)',
      'AppendedChainBatchRoot(uint256,uint256,bytes32)',
    ],
    [
      'MessageRoot',
      'addChainBatchRoot(uint256,uint256,bytes32)',
      'NewInteropRoot(uint256,uint256,uint256,bytes32[])',
    ],
  ])('%s: rejected if %s emits no %s', async (name, signature, event) => {
    await expect(prepare(name, without(name, event))).rejects.toThrow(
      `${signature} emits no ${event}`,
    )
  })

  it('L2InteropRootStorage: accepted without batch imports', async () => {
    await prepareChecked(node.client, without('L2InteropRootStorage', addRoots))
  })

  it('L2InteropRootStorage: rejected without any import', async () => {
    await expect(
      prepareChecked(node.client, without('L2InteropRootStorage', addRoots, addRoot)),
    ).rejects.toThrow(`${addRoots} is missing, and ${addRoot} is missing`)
  })

  it('L2InteropRootStorage: rejected if imported roots cannot be read', async () => {
    await expect(
      prepareChecked(
        node.client,
        without('L2InteropRootStorage', 'interopRoots(uint256,uint256)', addRoot),
      ),
    ).rejects.toThrow('interopRoots(uint256,uint256) is missing for a root that')
  })

  it.each<[string, Hex, string]>([
    ['answers nothing', '0x00', 'sendToL1(bytes) emits no L1MessageSent'],
    ['answers every call with zero', '0x60206000f3', 'L1MessageSent'],
    [
      'reverts with data',
      '0x631234567860e01b5f5260045ffd',
      'sendToL1(bytes) reverts with 0x12345678',
    ],
  ])('L1Messenger: rejected if it %s', async (_, code, reason) => {
    await expect(prepareChecked(node.client, replaced('L1Messenger', code))).rejects.toThrow(reason)
  })

  it.each<Name>(['L2InteropRootStorage', 'MessageRoot'])(
    '%s: refused if it answers every call with zero',
    async (name) => {
      await expect(prepare(name, replaced(name, '0x60206000f3'))).rejects.toThrow('emits no')
    },
  )

  it('L2MessageVerification: rejected if it accepts a message that was not sent', async () => {
    await expect(
      prepareChecked(node.client, replaced('L2MessageVerification', '0x60015f5260205ff3')),
    ).rejects.toThrow('for a message that was not sent')
  })

  it('MessageRoot: rejected if its trees differ from the protocol', async () => {
    const { bytecode, ...contract } = ours.MessageRoot
    const prefix = keccak256(stringToHex('zkSync:BatchLeaf')).slice(2)
    expect(bytecode).toContain(prefix)
    const altered: Hex = `0x${bytecode.slice(2).replaceAll(prefix, 'f'.repeat(64))}`
    const MessageRoot = { ...contract, bytecode: altered }
    await expect(prepare('MessageRoot', { ...ours, MessageRoot })).rejects.toThrow(
      'where the protocol’s trees lead to',
    )
  })

  it('accepts the built-in contracts', async () => {
    await prepareChecked(node.client, ours)
    await prepareSettlementLayer(node.client, chains, { system: ours, signal })
  })
})
