import type { Hex } from 'viem'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

/** Pubdata costs nothing on a plain EVM node; this is the default that clients assume. */
export const gasPerPubdata: Hex = '0xc350'

const feeHistorySchema = z.object({ baseFeePerGas: z.array(schemas.hex) })

/** `eth_baseFee()`: the base fee of the next block. */
export const baseFee: RpcMethod = async ({ node }) =>
  feeHistorySchema.parse(await node('eth_feeHistory', ['0x1', 'latest', []])).baseFeePerGas.at(-1)

/** `zks_estimateFee(transaction)`: with the gas estimate of the node. */
export const estimateFee: RpcMethod = async ({ node }, [transaction]) => {
  const [gasLimit, gasPrice] = await Promise.all([
    node('eth_estimateGas', [transaction]),
    node('eth_gasPrice', []).then(schemas.hex.parse),
  ])
  return {
    gas_limit: gasLimit,
    max_fee_per_gas: gasPrice,
    max_priority_fee_per_gas: '0x0',
    gas_per_pubdata_limit: gasPerPubdata,
  }
}
