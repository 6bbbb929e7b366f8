import { zeroAddress } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({ first: schemas.number, limit: schemas.number })

/** No token is bridged: ether is the only one, as every ZKsync chain lists it. */
const tokens = [
  {
    l1Address: zeroAddress,
    l2Address: '0x000000000000000000000000000000000000800a',
    name: 'Ether',
    symbol: 'ETH',
    decimals: 18,
  },
] as const

/** `zks_getConfirmedTokens(first, limit)`. */
export const getConfirmedTokens: ZksyncRpcMethod = async (_, params) => {
  const { first, limit } = parseParams(paramsSchema, params)
  return tokens.slice(first, first + limit)
}
