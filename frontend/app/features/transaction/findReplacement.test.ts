import {
  createClient,
  custom,
  type Hex,
  hexToBigInt,
  type RpcTransaction,
  type Transaction,
  toHex,
} from 'viem'
import { formatTransaction } from 'viem/utils'
import { describe, expect, it } from 'vitest'
import { findReplacement } from './findReplacement'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const contract = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const usedIn = 613n
const latest = 1_000n

type Field = 'hash' | 'from' | 'to' | 'input' | 'value' | 'nonce' | 'gasPrice'

function transactionOf(changes: Partial<Record<Field, Hex>> = {}): RpcTransaction {
  return {
    type: '0x0',
    hash: toHex(1, { size: 32 }),
    from: account,
    to: contract,
    input: '0x1234',
    value: '0x5',
    nonce: '0x7',
    gas: '0x5208',
    gasPrice: '0x1',
    blockHash: null,
    blockNumber: null,
    transactionIndex: null,
    r: '0x0',
    s: '0x0',
    v: '0x1b',
    ...changes,
  }
}

const sent: Transaction = formatTransaction(transactionOf())

/** A node in whose block 613 the account's nonce 7 is used, among others. */
function nodeWith(
  transaction: RpcTransaction,
  { now = latest, firstState = 0n }: { now?: bigint; firstState?: bigint } = {},
) {
  const asked: string[] = []
  const node = createClient({
    transport: custom(
      {
        request: async ({ method, params: [first, second] = [] }) => {
          asked.push(method)
          switch (method) {
            case 'eth_blockNumber':
              return toHex(now)
            case 'eth_getTransactionCount': {
              const blockNumber = hexToBigInt(second)
              if (blockNumber < firstState)
                throw Object.assign(new Error('state is gone'), { code: -32001 })
              return blockNumber < usedIn ? '0x7' : '0x9'
            }
            default:
              return {
                number: first,
                transactions:
                  hexToBigInt(first) === usedIn
                    ? [
                        transactionOf({ from: contract }),
                        transaction,
                        transactionOf({ nonce: '0x8' }),
                      ]
                    : [],
              }
          }
        },
      },
      { retryCount: 0 },
    ),
  })
  return { node, asked }
}

const hash = toHex(2, { size: 32 })

describe('findReplacement', () => {
  it.each([
    ['repriced', { hash, gasPrice: '0x2' }],
    ['canceled', { hash, to: account, input: '0x', value: '0x0' }],
    ['replaced', { hash, value: '0x6' }],
    ['replaced', { hash, input: '0x' }],
    ['replaced', { hash, to: account, input: '0x', value: '0x1' }],
  ] as const)('finds a transaction that was %s: %o', async (reason, changes) => {
    const { node } = nodeWith(transactionOf(changes))
    const replacement = await findReplacement(node, { sent, since: 100n })
    expect(replacement).toMatchObject({ reason, transaction: { hash } })
  })

  it('looks at few of the blocks in between', async () => {
    const { node, asked } = nodeWith(transactionOf({ hash }))
    await findReplacement(node, { sent, since: 0n })
    expect(asked.length).toBeLessThan(15)
  })

  it('finds none as long as the nonce is free', async () => {
    const { node } = nodeWith(transactionOf({ hash }), { now: usedIn - 1n })
    expect(await findReplacement(node, { sent, since: 100n })).toBeUndefined()
  })

  it('does not take the transaction for its own replacement', async () => {
    const { node } = nodeWith(transactionOf())
    expect(await findReplacement(node, { sent, since: 100n })).toBeUndefined()
  })

  it('searches the states that the node still has', async () => {
    const { node } = nodeWith(transactionOf({ hash }), { firstState: usedIn - 1n })
    expect(await findReplacement(node, { sent, since: 100n })).toMatchObject({
      reason: 'repriced',
    })
  })

  it('finds none in a block whose state is gone', async () => {
    const { node } = nodeWith(transactionOf({ hash }), { firstState: usedIn + 1n })
    expect(await findReplacement(node, { sent, since: 100n })).toBeUndefined()
  })
})
