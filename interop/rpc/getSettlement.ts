import type { Client, Hash } from 'viem'
import type { Settlement } from '../types'
import { RpcResponse } from './RpcResponse'
import { isUnsupported, request } from './request'

const unsettled: Settlement = {
  commitTxHash: null,
  committedAt: null,
  proveTxHash: null,
  provenAt: null,
  executeTxHash: null,
  executedAt: null,
}

type SettlementStage = 'batched' | 'committed' | 'proven' | 'executed'

/**
 * Returns the settlement stage of a batch, according to a node of the source chain.
 *
 * With a client of the settlement layer, a stage counts only once its transaction there has succeeded.
 * The stage is null if the node supports neither method.
 */
export async function getSettlement(
  client: Client,
  parameters: { hash: Hash; batchNumber: bigint; settlementLayer: Client | undefined },
): Promise<{ settlement: Settlement; stage: SettlementStage | null }> {
  const { hash, batchNumber, settlementLayer } = parameters
  const settlement =
    (await ofBatch(client, batchNumber).catch(nullIfUnsupported)) ??
    (await ofTransaction(client, hash).catch(nullIfUnsupported))
  if (!settlement) return { settlement: unsettled, stage: null }

  const isDone = async (transaction: Hash | null) =>
    transaction !== null && (!settlementLayer || (await hasSucceeded(settlementLayer, transaction)))
  if (await isDone(settlement.executeTxHash)) return { settlement, stage: 'executed' }
  if (await isDone(settlement.proveTxHash)) return { settlement, stage: 'proven' }
  if (await isDone(settlement.commitTxHash)) return { settlement, stage: 'committed' }
  return { settlement, stage: 'batched' }
}

async function hasSucceeded(client: Client, hash: Hash): Promise<boolean> {
  const method = 'eth_getTransactionReceipt'
  const receipt = await request(client, method, [hash])
  return receipt !== null && new RpcResponse(method, receipt).integer('status') === 1n
}

async function ofBatch(client: Client, batchNumber: bigint): Promise<Settlement> {
  const method = 'zks_getL1BatchDetails'
  const value = await request(client, method, [Number(batchNumber)])
  if (value === null) return unsettled
  return readSettlement(new RpcResponse(method, value))
}

/** Extracts the settlement transactions from the details of a batch. */
export function readSettlement(details: RpcResponse): Settlement {
  return {
    commitTxHash: details.hashOrNull('commitTxHash'),
    committedAt: details.dateOrNull('committedAt'),
    proveTxHash: details.hashOrNull('proveTxHash'),
    provenAt: details.dateOrNull('provenAt'),
    executeTxHash: details.hashOrNull('executeTxHash'),
    executedAt: details.dateOrNull('executedAt'),
  }
}

async function ofTransaction(client: Client, hash: Hash): Promise<Settlement> {
  const method = 'zks_getTransactionDetails'
  const value = await request(client, method, [hash])
  if (value === null) return unsettled
  const details = new RpcResponse(method, value)
  return {
    ...unsettled,
    commitTxHash: details.hashOrNull('ethCommitTxHash'),
    proveTxHash: details.hashOrNull('ethProveTxHash'),
    executeTxHash: details.hashOrNull('ethExecuteTxHash'),
  }
}

function nullIfUnsupported(error: unknown): null {
  if (isUnsupported(error)) return null
  throw error
}
