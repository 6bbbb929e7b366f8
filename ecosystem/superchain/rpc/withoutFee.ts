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

/** The position of block overrides in the parameters of methods that have them. */
const overridesPosition: ReadonlyMap<string, number> = new Map([
  ['eth_call', 3],
  ['eth_estimateGas', 3],
])

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
  const position = overridesPosition.get(method)
  if (position === undefined && method !== 'eth_fillTransaction') return params
  const { data: call } = callSchema.safeParse(params[0])
  const { crossL2Inbox } = superchainAddresses
  if (!call?.accessList.some(({ address }) => isAddressEqual(address, crossL2Inbox))) return params
  if (position === undefined) {
    const gasPrice = hexToBigInt(schemas.hex.parse(await node('eth_gasPrice', [])))
    return [{ ...call, maxFeePerGas: numberToHex(2n * gasPrice) }, ...params.slice(1)]
  }
  const [, block = 'latest', state = {}] = params
  const overrides = overridesSchema.safeParse(params[position])
  if (!overrides.success) return params
  return [params[0], block, state, { baseFee: '0x0', ...overrides.data }]
}
