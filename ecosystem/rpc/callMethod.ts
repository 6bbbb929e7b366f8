import { hexToBigInt } from 'viem'
import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import * as schemas from '../jsonrpc/schemas'
import { NotWritableError } from '../node/NotWritableError'
import type { Chain } from '../settlement/Chain'
import { resolveBlockTags } from './blockTags'
import {
  decorateBlock,
  decorateHeader,
  decorateLog,
  decorateReceipt,
  decorateTransaction,
} from './decorate'
import { methods } from './methods'
import { clockMethods } from './methods/clock'
import { developerMethods } from './methods/developer'
import { historyMethods } from './methods/history'
import { normalizeParams } from './normalizeParams'
import type { RpcContext } from './RpcContext'

type Decorator = (chain: Chain, result: unknown) => unknown

const each =
  (decorate: Decorator): Decorator =>
  (chain, result) =>
    z
      .array(z.unknown())
      .nullable()
      .parse(result)
      ?.map((item) => decorate(chain, item)) ?? null

/** Filters return logs, transactions or hashes. */
const decorateChange: Decorator = (chain, change) => {
  if (typeof change !== 'object' || change === null) return change
  return 'topics' in change ? decorateLog(chain, change) : decorateTransaction(chain, change)
}

/** What a ZKsync node adds to the responses of a plain node. */
const decorators = new Map<string, Decorator>([
  ['eth_getBlockByHash', decorateBlock],
  ['eth_getBlockByNumber', decorateBlock],
  ['eth_getBlockReceipts', each(decorateReceipt)],
  ['eth_getFilterChanges', each(decorateChange)],
  ['eth_getFilterLogs', each(decorateLog)],
  ['eth_getHeaderByHash', decorateHeader],
  ['eth_getHeaderByNumber', decorateHeader],
  ['eth_getLogs', each(decorateLog)],
  ['eth_getTransactionByBlockHashAndIndex', decorateTransaction],
  ['eth_getTransactionByBlockNumberAndIndex', decorateTransaction],
  ['eth_getTransactionByHash', decorateTransaction],
  ['eth_getTransactionReceipt', decorateReceipt],
  ['eth_sendRawTransactionSync', decorateReceipt],
  ['eth_sendTransactionSync', decorateReceipt],
])

const receiptMethods: ReadonlySet<string> = new Set([
  'eth_getTransactionReceipt',
  'eth_sendRawTransactionSync',
  'eth_sendTransactionSync',
])

const receiptSchema = z.object({ blockNumber: schemas.hex }).nullable()

/**
 * Whether a receipt can be returned: clients rely on it, whatever process crashes then.
 *
 * @throws `NotWritableError` if the block currently cannot be persisted, and the method has no other result.
 */
async function isWritten({ node }: Chain, name: string, receipt: unknown): Promise<boolean> {
  const { blockNumber } = receiptSchema.parse(receipt) ?? {}
  if (blockNumber === undefined) return true
  try {
    await node.journal.waitForDurableIfWritable(hexToBigInt(blockNumber))
    return true
  } catch (error) {
    if (error instanceof NotWritableError && name === 'eth_getTransactionReceipt') return false
    throw error
  }
}

/** Methods that only development nodes have. */
const developerMethod = /^(anvil|evm|hardhat|tenderly)_/

/**
 * Executes a method as a ZKsync node does: with its own implementation, or on the plain node, whose response is
 * extended.
 */
export async function callMethod(
  context: RpcContext,
  name: string,
  params: readonly unknown[],
): Promise<unknown> {
  if (!context.hasDeveloperMethods && developerMethod.test(name))
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `${name} is disabled. Start the network without --no-developer-methods to use it.`,
    )
  if (await context.faults.failsRequest(context.chain.config.id))
    throw new JsonRpcError(errorCodes.internalError, 'Injected fault: try again.')
  const resolved = resolveBlockTags(context, normalizeParams(name, params))
  const method =
    methods.get(name) ??
    historyMethods.get(name) ??
    clockMethods.get(name) ??
    developerMethods.get(name)
  const result = await (method ? method(context, resolved) : context.node(name, resolved))
  if (receiptMethods.has(name) && !(await isWritten(context.chain, name, result))) return null
  const decorate = decorators.get(name)
  return decorate ? decorate(context.chain, result) : result
}
