import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const feeHistorySchema = z.object({ baseFeePerGas: z.array(schemas.hex) })

/** `eth_baseFee()`: the base fee of the next block. */
export const baseFee: RpcMethod = async ({ node }) =>
  feeHistorySchema.parse(await node('eth_feeHistory', ['0x1', 'latest', []])).baseFeePerGas.at(-1)
