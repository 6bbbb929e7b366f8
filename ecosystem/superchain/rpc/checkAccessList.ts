import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import { filterCodes } from '../checkMessage'
import { quantity } from '../quantity'
import type { SuperchainRpcContext } from './SuperchainRpcContext'

const levels = ['unsafe', 'cross-unsafe'] as const

const paramsSchema = z.object({
  keys: z.array(schemas.hex, 'must be a list of storage keys'),
  minSafety: z.enum(levels, { error: `must be ${levels.join(' or ')}` }),
  descriptor: z.object(
    {
      chainID: quantity,
      timestamp: quantity,
      timeout: quantity.default(0n),
    },
    'must be an object with chainID and timestamp',
  ),
})

/**
 * `interop_checkAccessList(keys, minSafety, descriptor)`: whether a transaction with these storage keys of the inbox would
 * be accepted by a chain, in a block with a given timestamp. Null if so, an error otherwise.
 */
export async function checkAccessList(
  superchain: SuperchainRpcContext,
  params: readonly unknown[],
): Promise<null> {
  const { keys, descriptor } = parseParams(paramsSchema, params)
  const { chainID, timestamp: executedAt, timeout } = descriptor
  if (!superchain.chains.some(({ id }) => id === chainID))
    throw new JsonRpcError(filterCodes.unknownChain, `Unknown chain ${chainID}.`)
  if (keys.length === 0) throw new JsonRpcError(errorCodes.invalidParams, 'keys must not be empty.')
  await superchain.checkKeys(keys, { executedAt, timeout })
  return null
}
