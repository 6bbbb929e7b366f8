import { hexToBigInt } from 'viem'
import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import * as schemas from '../jsonrpc/schemas'
import { NotWritableError } from '../node/NotWritableError'
import type { NetworkChain } from '../protocol/NetworkChain'
import { methods } from './methods'
import { clockMethods } from './methods/clock'
import { developerMethods } from './methods/developer'
import { historyMethods } from './methods/history'
import { normalizeParams } from './normalizeParams'
import type { RpcContext } from './RpcContext'
import { resolveBlockTags } from './resolveBlockTags'

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
async function isWritten({ node }: NetworkChain, name: string, receipt: unknown): Promise<boolean> {
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
 * Executes a method as a node of the protocol does: with its own implementation, or on the plain node, whose response is
 * extended.
 */
export async function callMethod(
  context: RpcContext,
  name: string,
  params: readonly unknown[],
): Promise<unknown> {
  const { chain, faults, hasDeveloperMethods, node, protocol } = context
  if (!hasDeveloperMethods && developerMethod.test(name))
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `${name} is disabled. Start the network without --no-developer-methods to use it.`,
    )
  if (await faults.failsRequest(chain.config.id))
    throw new JsonRpcError(errorCodes.internalError, 'Injected fault: try again.')
  const resolved = resolveBlockTags(protocol.resolveTag, normalizeParams(name, params))
  const protocolMethod = protocol.methods.get(name)
  if (protocolMethod) return protocolMethod(resolved)
  const method =
    methods.get(name) ??
    historyMethods.get(name) ??
    clockMethods.get(name) ??
    developerMethods.get(name)
  const result = await (method ? method(context, resolved) : node(name, resolved))
  if (receiptMethods.has(name) && !(await isWritten(chain, name, result))) return null
  return protocol.decorate(name, result)
}
