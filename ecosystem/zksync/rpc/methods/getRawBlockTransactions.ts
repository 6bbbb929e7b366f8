import { concatHex, type Hex, hexToBytes, hexToNumber, numberToHex, pad, zeroAddress } from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import * as schemas from '../../../jsonrpc/schemas'
import { eip712Type } from '../../eip712/decodeEip712Transaction'
import type { ZksyncRpcContext, ZksyncRpcMethod } from '../ZksyncRpcContext'
import { gasPerPubdata } from './estimateFee'

const paramsSchema = z.object({ blockNumber: schemas.number })

const types = {
  '0x0': 'LegacyTransaction',
  '0x1': 'EIP2930Transaction',
  '0x2': 'EIP1559Transaction',
  '0x3': 'EIP4844Transaction',
  '0x4': 'EIP7702Transaction',
  [eip712Type]: 'EIP712Transaction',
} as const

const transactionSchema = z.object({
  type: z.enum(['0x0', '0x1', '0x2', '0x3', '0x4', eip712Type]),
  hash: schemas.hash,
  from: schemas.address,
  to: schemas.address.nullable(),
  nonce: schemas.hex,
  gas: schemas.hex,
  gasPrice: schemas.hex,
  maxFeePerGas: schemas.hex.optional(),
  maxPriorityFeePerGas: schemas.hex.optional(),
  value: schemas.hex,
  input: schemas.hex,
  r: schemas.hex,
  s: schemas.hex,
  yParity: schemas.hex.optional(),
  v: schemas.hex,
})

const blockSchema = z
  .object({ timestamp: schemas.hex, transactions: z.array(transactionSchema) })
  .nullable()

/**
 * `zks_getRawBlockTransactions(blockNumber)`: a block's transactions in the format of a ZKsync node; empty if there is
 * no such block. Those of impersonated accounts have no signature and no bytes.
 */
export const getRawBlockTransactions: ZksyncRpcMethod = async (context, params) => {
  const { blockNumber } = parseParams(paramsSchema, params)
  const block = blockSchema.parse(
    await context.node('eth_getBlockByNumber', [numberToHex(blockNumber), true]),
  )
  if (!block) return []
  const receivedMs = hexToNumber(block.timestamp) * 1_000
  return Promise.all(
    block.transactions.map((transaction) => describe(context, transaction, receivedMs)),
  )
}

async function describe(
  context: ZksyncRpcContext,
  transaction: z.output<typeof transactionSchema>,
  receivedMs: number,
) {
  const { from, gas, gasPrice, hash, input, nonce, to, value } = transaction
  const signature = signatureOf(transaction)
  const raw =
    signature && schemas.hex.parse(await context.node('eth_getRawTransactionByHash', [hash]))
  return {
    common_data: {
      L2: {
        nonce: hexToNumber(nonce),
        fee: {
          gas_limit: gas,
          max_fee_per_gas: transaction.maxFeePerGas ?? gasPrice,
          max_priority_fee_per_gas: transaction.maxPriorityFeePerGas ?? gasPrice,
          gas_per_pubdata_limit: numberToHex(
            context.aliases.get(hash)?.gasPerPubdata ?? BigInt(gasPerPubdata),
          ),
        },
        initiatorAddress: from,
        signature: [...(signature ? hexToBytes(signature) : [])],
        transactionType: types[transaction.type],
        input: raw && { hash, data: [...hexToBytes(raw)] },
        paymasterParams: { paymaster: zeroAddress, paymasterInput: [] },
      },
    },
    execute: { contractAddress: to, calldata: input, value, factoryDeps: [] },
    received_timestamp_ms: receivedMs,
    raw_bytes: raw,
  }
}

/** r, s and v of 27 or 28, 65 bytes; null for the empty one of an impersonated account. */
function signatureOf({ r, s, v, yParity }: z.output<typeof transactionSchema>): Hex | null {
  if (BigInt(r) === 0n) return null
  // Without `yParity`, an odd v means even parity: v is 27 or 28, or 35 or 36 plus twice the chain id.
  const parity = yParity === undefined ? (hexToNumber(v) + 1) % 2 : hexToNumber(yParity)
  return concatHex([pad(r), pad(s), numberToHex(27 + parity)])
}
