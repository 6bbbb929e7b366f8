import { zeroAddress } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const paramsSchema = z.object({ address: schemas.address })

/** `zks_getAllAccountBalances(address)`: only ether, the one token that every chain has. */
export const getAllAccountBalances: RpcMethod = async ({ node }, params) => {
  const { address } = parseParams(paramsSchema, params)
  return { [zeroAddress]: await node('eth_getBalance', [address, 'latest']) }
}
