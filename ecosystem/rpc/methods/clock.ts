import { hexToNumber } from 'viem'
import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import { quiesceAll } from '../../node/quiesceAll'
import type { SupervisedNode } from '../../node/SupervisedNode'
import type { RpcMethod } from '../RpcContext'

/** The end of the year 9999, in seconds since the epoch. Later timestamps are interpreted as milliseconds. */
const maxTime = 253_402_300_799
const maxInterval = 2 ** 31

/** A node mines several hundred per second, and does not stop if the request is canceled. */
const maxBlocks = 10_000

const blockCount = schemas.number.refine(
  (count) => count <= maxBlocks,
  `must be at most ${maxBlocks} at a time`,
)
const time = schemas.number.refine(
  (seconds) => seconds <= maxTime,
  'must be before the end of the year 9999, in seconds',
)
const interval = schemas.number.refine(
  (seconds) => seconds <= maxInterval,
  `must be whole seconds, at most ${maxInterval}`,
)

const blockSchema = z.object({ timestamp: schemas.hex.transform((time) => hexToNumber(time)) })

const setTimeSchema = z.object({
  timestamp: schemas.number.transform((value) =>
    value > maxTime ? Math.floor(value / 1_000) : value,
  ),
})

/**
 * `evm_setTime(timestamp)`: sets the chain's clock, in seconds or milliseconds since the epoch. Not to before the last
 * block: a block with an earlier timestamp than its parent could not be replayed.
 */
const setTime =
  (method: string): RpcMethod =>
  ({ chain, protocol }, params) => {
    const { timestamp } = parseParams(setTimeSchema, params)
    if (timestamp > maxTime) throw tooLate()
    const nodes = protocol.clocks().map(({ node }) => node)
    for (const { journal } of nodes) journal.assertWritable()
    return quiesceAll(nodes, async (quiet) => {
      for (const { call } of quiet) {
        const last = blockSchema.parse(await call('eth_getBlockByNumber', ['latest', false]))
        if (timestamp < last.timestamp)
          throw new JsonRpcError(
            errorCodes.invalidParams,
            `Block timestamps never decrease: the last block has ${last.timestamp}, so the clock cannot be set to ${timestamp}.`,
          )
      }
      const results = await Promise.all(quiet.map(({ call }) => call(method, [timestamp])))
      await journalClocks(nodes)
      return results[nodes.indexOf(chain.node)]
    })
  }

const increaseTimeSchema = z.object({ seconds: schemas.number })

/** `evm_increaseTime(seconds)` */
const increaseTime =
  (method: string): RpcMethod =>
  async ({ chain, node, protocol }, params) => {
    const { seconds } = parseParams(increaseTimeSchema, params)
    await checkTime(node, seconds)
    const nodes = protocol.clocks().map((other) => other.node)
    for (const { journal } of nodes) journal.assertWritable()
    const others = nodes.filter((other) => other !== chain.node)
    await Promise.all(others.map((other) => other.call(method, params)))
    const result = await node(method, params)
    await journalClocks(nodes)
    return result
  }

/** Journals that clocks were moved, after which a node may be killed before it mines a block. */
async function journalClocks(nodes: readonly SupervisedNode[]): Promise<void> {
  await Promise.all(nodes.map(({ journal }) => journal.clockMoved()))
}

const nextTimeSchema = z.object({ timestamp: time })

/** `evm_setNextBlockTimestamp(timestamp)`; the node rejects timestamps before the last block. */
const setNextBlockTimestamp =
  (method: string): RpcMethod =>
  async ({ chain, node }, params) => {
    parseParams(nextTimeSchema, params)
    chain.node.journal.assertWritable()
    const result = await node(method, params)
    await journalClocks([chain.node])
    return result
  }

const intervalSchema = z.object({ seconds: interval })

/** `anvil_setBlockTimestampInterval(seconds)` */
const setInterval =
  (method: string): RpcMethod =>
  ({ node }, params) => {
    parseParams(intervalSchema, params)
    return node(method, params)
  }

const mineSchema = z.object({
  options: z
    .union([time, z.looseObject({ timestamp: time.nullish(), blocks: blockCount.nullish() })], {
      error: `must be a time, or an object with timestamp and at most ${maxBlocks} blocks`,
    })
    .optional(),
})

/** `evm_mine(options)` */
const mine =
  (method: string): RpcMethod =>
  ({ node }, params) => {
    parseParams(mineSchema, params)
    return node(method, params)
  }

const mineManySchema = z.object({
  blocks: blockCount.default(1),
  interval: schemas.number.default(0),
})

/** `anvil_mine(blocks, interval)` */
const mineMany =
  (method: string): RpcMethod =>
  async ({ node }, params) => {
    const { blocks, interval } = parseParams(mineManySchema, params)
    await checkTime(node, blocks * interval)
    return node(method, params)
  }

/** Rejects timestamps that are too far in the future. */
async function checkTime(node: Parameters<RpcMethod>[0]['node'], seconds: number): Promise<void> {
  if (seconds === 0) return
  const next = blockSchema.parse(await node('eth_getBlockByNumber', ['pending', false]))
  if (next.timestamp + seconds > maxTime) throw tooLate()
}

function tooLate(): JsonRpcError {
  return new JsonRpcError(
    errorCodes.invalidParams,
    'The timestamp of a block must be before the end of the year 9999.',
  )
}

/** Methods that set timestamps of future blocks. */
export const clockMethods: ReadonlyMap<string, RpcMethod> = new Map<string, RpcMethod>([
  ...(['anvil', 'evm'] as const).flatMap((prefix): [string, RpcMethod][] => [
    [`${prefix}_setTime`, setTime(`${prefix}_setTime`)],
    [`${prefix}_increaseTime`, increaseTime(`${prefix}_increaseTime`)],
    [`${prefix}_setNextBlockTimestamp`, setNextBlockTimestamp(`${prefix}_setNextBlockTimestamp`)],
    [`${prefix}_setBlockTimestampInterval`, setInterval(`${prefix}_setBlockTimestampInterval`)],
  ]),
  ['evm_mine', mine('evm_mine')],
  ['evm_mine_detailed', mine('evm_mine_detailed')],
  ['anvil_mine_detailed', mine('anvil_mine_detailed')],
  ['anvil_mine', mineMany('anvil_mine')],
  ['hardhat_mine', mineMany('hardhat_mine')],
])
