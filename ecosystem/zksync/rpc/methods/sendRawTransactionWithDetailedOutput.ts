import {
  formatTransactionRequest,
  type Hex,
  isHex,
  numberToHex,
  parseTransaction,
  recoverTransactionAddress,
  type TransactionSerialized,
  zeroHash,
} from 'viem'
import { z } from 'zod'
import { parseParams } from '../../../jsonrpc/params'
import { malformed } from '../../../jsonrpc/rejection'
import * as schemas from '../../../jsonrpc/schemas'
import { decodeEip712Transaction, isEip712 } from '../../eip712/decodeEip712Transaction'
import type { ZksyncRpcMethod } from '../ZksyncRpcContext'

const paramsSchema = z.object({ transaction: schemas.hex })

const accountsSchema = z.record(
  z.string(),
  z.object({ storage: z.record(z.string(), schemas.hash).default({}) }),
)
const diffSchema = z.object({ pre: accountsSchema, post: accountsSchema })

const simulationSchema = z.tuple([
  z.object({
    calls: z.tuple([
      z.object({
        logs: z.array(
          z.object({ address: schemas.address, topics: z.array(schemas.hash), data: schemas.hex }),
        ),
      }),
    ]),
  }),
])

/**
 * `zks_sendRawTransactionWithDetailedOutput(transaction)`: sends it, and returns the storage writes and events of its
 * simulation on the latest block. A ZKsync node includes writes of the EraVM's system contracts, which do not exist
 * here.
 */
export const sendRawTransactionWithDetailedOutput: ZksyncRpcMethod = async (context, params) => {
  const { transaction: raw } = parseParams(paramsSchema, params)
  const call = await callOf(raw)
  const [diff, [{ calls }]] = await Promise.all([
    context
      .node('debug_traceCall', [
        call,
        'latest',
        { tracer: 'prestateTracer', tracerConfig: { diffMode: true } },
      ])
      .then(diffSchema.parse),
    context
      .node('eth_simulateV1', [{ blockStateCalls: [{ calls: [call] }] }, 'latest'])
      .then(simulationSchema.parse),
  ])
  const transactionHash = await context.node('eth_sendRawTransaction', [raw])
  return {
    transactionHash,
    storageLogs: storageLogs(diff),
    events: calls[0].logs.map((log) => ({
      ...log,
      blockHash: null,
      blockNumber: null,
      l1BatchNumber: null,
      transactionHash,
      transactionIndex: '0x0',
      logIndex: null,
      transactionLogIndex: null,
      logType: null,
      removed: false,
    })),
  }
}

const serialized = z.custom<TransactionSerialized>((value) => isHex(value))

/** The call that a signed transaction makes. */
async function callOf(raw: Hex) {
  const transaction = isEip712(raw) ? decodeEip712Transaction(raw) : await parse(raw)
  const { from, to, data, gas, value } = transaction
  return {
    from,
    ...(to && { to }),
    ...(data && { data }),
    ...(gas && { gas: numberToHex(gas) }),
    value: numberToHex(value ?? 0n),
    ...('authorizationList' in transaction && {
      authorizationList: formatTransactionRequest({
        authorizationList: transaction.authorizationList,
      }).authorizationList,
    }),
  }
}

async function parse(raw: Hex) {
  try {
    const serializedTransaction = serialized.parse(raw)
    const from = await recoverTransactionAddress({ serializedTransaction })
    return { ...parseTransaction(serializedTransaction), from }
  } catch {
    throw malformed('not a signed transaction of a known type')
  }
}

/** Storage slots that the call changes; a slot that is missing afterwards has become zero. */
function storageLogs({ pre, post }: z.output<typeof diffSchema>) {
  const accounts = new Set([...Object.keys(pre), ...Object.keys(post)])
  return [...accounts].flatMap((address) => {
    const before = pre[address]?.storage
    const after = post[address]?.storage
    const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
    return [...keys].sort().map((key) => ({ address, key, writtenValue: after?.[key] ?? zeroHash }))
  })
}
