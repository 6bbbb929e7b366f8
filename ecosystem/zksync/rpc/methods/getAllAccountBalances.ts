import { zeroAddress } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({ address: schemas.address })

/** `zks_getAllAccountBalances(address)`: only ether, the one token that every chain has. */
export const getAllAccountBalances: ZksyncRpcMethod = async ({ node }, params) => {
  const { address } = parseParams(paramsSchema, params)
  return { [zeroAddress]: await node('eth_getBalance', [address, 'latest']) }
}
