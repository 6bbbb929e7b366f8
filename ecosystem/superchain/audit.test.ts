import pino from 'pino'
import { type Hash, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { SupervisedNode } from '../node/SupervisedNode'
import { type ChainExecution, findInvalidBlocks } from './audit'
import { superchainPaces } from './pace'
import { Safety } from './Safety'
import { SuperchainChain } from './SuperchainChain'
import { superchainChain } from './superchainLocal'

const first = offline(0)
const second = offline(1)
const third = offline(2)

/** A chain whose node is never started. */
function offline(index: number): SuperchainChain {
  const config = superchainChain(index)
  const node = new SupervisedNode({
    ...{ chainId: config.id, name: config.name, genesisTime: 0, finalBlock: () => 0n },
    openStore() {
      throw new Error('The node is never started')
    },
    log: pino({ enabled: false }),
    onError() {},
  })
  return new SuperchainChain(config, node, new Safety(() => superchainPaces.instant))
}

const hashOf = (number: number): Hash => numberToHex(number, { size: 32 })

/** A transaction in a block of a chain that relies on a block of another. */
function execution(
  transaction: number,
  [chain, executedIn]: [SuperchainChain, bigint],
  [source, blockNumber]: [SuperchainChain, bigint],
): ChainExecution {
  return {
    ...{ chain, executedIn, logIndex: 0n, executedAt: 1n, transactionHash: hashOf(transaction) },
    declared: {
      ...{ chainId: source.id, blockNumber, logIndex: 0n, timestamp: 1n },
      checksum: hashOf(0),
    },
  }
}

/** The invalid transactions, if those given are invalid by themselves. */
async function invalidAmong(executions: readonly ChainExecution[], wrong: readonly number[]) {
  const hashes = wrong.map(hashOf)
  const invalid = await findInvalidBlocks(executions, async ({ transactionHash }) =>
    hashes.includes(transactionHash) ? 'it is wrong' : null,
  )
  return [...invalid].flatMap(([{ config }, blocks]) =>
    [...blocks].flatMap(([number, transactions]) =>
      [...transactions].map(([hash, reason]) => [config.name, number, Number(hash), reason]),
    ),
  )
}

describe('findInvalidBlocks', () => {
  it('finds none if all executions are valid', async () => {
    expect(await invalidAmong([execution(1, [second, 1n], [first, 1n])], [])).toEqual([])
  })

  it('finds what relies on an invalid block, transitively, and nothing else', async () => {
    const executions = [
      execution(3, [first, 5n], [third, 3n]),
      execution(1, [second, 2n], [first, 1n]),
      execution(2, [third, 3n], [second, 2n]),
      execution(4, [third, 4n], [second, 3n]),
    ]
    expect(await invalidAmong(executions, [1])).toEqual([
      ['op2', 2n, 1, 'it is wrong'],
      ['op3', 3n, 2, 'it relies on block 2 of op2, which was replaced'],
      ['op1', 5n, 3, 'it relies on block 3 of op3, which was replaced'],
    ])
  })

  it('ends if blocks rely on each other or on themselves', async () => {
    const executions = [
      execution(1, [first, 1n], [second, 1n]),
      execution(2, [second, 1n], [first, 1n]),
      execution(3, [second, 1n], [second, 1n]),
    ]
    expect(await invalidAmong(executions, [1])).toHaveLength(3)
  })

  it('keeps other transactions of an invalid block', async () => {
    const executions = [
      execution(1, [second, 1n], [first, 1n]),
      execution(2, [second, 1n], [first, 2n]),
    ]
    expect(await invalidAmong(executions, [1])).toEqual([['op2', 1n, 1, 'it is wrong']])
  })
})
