import { hexToBigInt, isAddressEqual, numberToHex } from 'viem'
import { z } from 'zod'
import { superchainAddresses } from '../../../interop/superchain'
import type { JsonRpcCall } from '../../jsonrpc/jsonRpc'
import * as schemas from '../../jsonrpc/schemas'

const callSchema = z.looseObject({
  accessList: z.array(z.looseObject({ address: schemas.address })),
  gasPrice: z.undefined().optional(),
  maxFeePerGas: z.undefined().optional(),
})

const overridesSchema = z.looseObject({}).default({})

const traceOptionsSchema = z
  .looseObject({ blockOverrides: overridesSchema })
  .default({ blockOverrides: {} })

const baseFee = '0x0'

/** Sets the base fee of the block in the parameters of each method that allows it, unless they do. Null if they are invalid. */
const overrides: ReadonlyMap<string, (params: readonly unknown[]) => readonly unknown[] | null> =
  new Map([
    ['eth_call', overrideBlock],
    ['eth_estimateGas', overrideBlock],
    ['debug_traceCall', overrideTracedBlock],
  ])

function overrideBlock([call, block = 'latest', state = {}, given]: readonly unknown[]) {
  const { data } = overridesSchema.safeParse(given)
  return data ? [call, block, state, { baseFee, ...data }] : null
}

function overrideTracedBlock([call, block = 'latest', given]: readonly unknown[]) {
  const { data } = traceOptionsSchema.safeParse(given)
  return data
    ? [call, block, { ...data, blockOverrides: { baseFee, ...data.blockOverrides } }]
    : null
}

/**
 * Lets calls of the inbox have no fee. Version 1.1.0 of `CrossL2Inbox` rejects transactions without a fee if the block has
 * a base fee, as deposits are such transactions; for calls, anvil keeps the base fee of the block.
 *
 * @returns The parameters of a method, with a block without base fee, or with a fee for a transaction to be completed.
 */
export async function withoutFee(
  node: JsonRpcCall,
  method: string,
  params: readonly unknown[],
): Promise<readonly unknown[]> {
  const override = overrides.get(method)
  if (!override && method !== 'eth_fillTransaction') return params
  const { data: call } = callSchema.safeParse(params[0])
  const { crossL2Inbox } = superchainAddresses
  if (!call?.accessList.some(({ address }) => isAddressEqual(address, crossL2Inbox))) return params
  if (override) return override(params) ?? params
  const gasPrice = hexToBigInt(schemas.hex.parse(await node('eth_gasPrice', [])))
  return [{ ...call, maxFeePerGas: numberToHex(2n * gasPrice) }, ...params.slice(1)]
}
