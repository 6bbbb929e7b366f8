import type { Client, Hash } from 'viem'
import type { Settlement } from '../../../interop/actions/getMessageStatus'
import { readSettlement } from '../../../interop/rpc/getSettlement'
import { RpcResponse } from '../../../interop/rpc/RpcResponse'
import { request } from '../../../interop/rpc/request'

/** The stages of a batch, in order. */
const batchStages = ['sealed', 'committed', 'proven', 'executed'] as const

export type BatchStage = (typeof batchStages)[number]

export type Batch = {
  number: bigint
  /** Time of its last block. */
  at: Date
  transactionCount: bigint
  rootHash: Hash | null
  /** Its first and last block. */
  blocks: { first: bigint; last: bigint }
  stage: BatchStage
  settlement: Settlement
}

const detailsMethod = 'zks_getL1BatchDetails'
const rangeMethod = 'zks_getL1BatchBlockRange'

/** Gets a batch; null until it is sealed. */
export async function getBatch(client: Client, number: bigint): Promise<Batch | null> {
  // Nodes expect batch numbers as JSON numbers.
  const params = [Number(number)]
  const [value, range] = await Promise.all([
    request(client, detailsMethod, params),
    request(client, rangeMethod, params),
  ])
  if (value === null || range === null) return null

  const details = new RpcResponse(detailsMethod, value)
  if (details.integer('number') !== number) details.fail('number', 'is that of another batch')
  const settlement = readSettlement(details)
  return {
    number,
    at: new Date(Number(details.integer('timestamp')) * 1_000),
    transactionCount: details.integer('l1TxCount') + details.integer('l2TxCount'),
    rootHash: details.hashOrNull('rootHash'),
    blocks: readRange(range),
    stage: stageOf(settlement),
    settlement,
  }
}

function readRange(value: unknown): Batch['blocks'] {
  const [first, last] = Array.isArray(value) ? value : []
  const range = new RpcResponse(rangeMethod, { first, last })
  return { first: range.integer('first'), last: range.integer('last') }
}

function stageOf({ commitTxHash, proveTxHash, executeTxHash }: Settlement): BatchStage {
  if (executeTxHash) return 'executed'
  if (proveTxHash) return 'proven'
  return commitTxHash ? 'committed' : 'sealed'
}
