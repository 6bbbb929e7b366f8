import type { Hex } from 'viem'
import * as schemas from '../../../jsonrpc/schemas'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

/** Pubdata costs nothing on a plain EVM node; this is the default that clients assume. */
export const gasPerPubdata: Hex = '0xc350'

/** `zks_estimateFee(transaction)`: with the gas estimate of the node. */
export const estimateFee: ZksyncRpcMethod = async ({ node }, [transaction]) => {
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
