import type { Hash } from 'viem'
import { z } from 'zod'
import type { Network } from '../Network'
import * as schemas from '../rpc/schemas'
import type { Batch } from '../settlement/Batch'
import type { Chain } from '../settlement/Chain'

type Explanation = {
  stage: 'unknown' | 'sent' | 'batched' | 'committed' | 'proven' | 'executed'
  batchNumber: number | null
  /** What has to happen next, in words. */
  waitsFor: string
  /** Why each other chain cannot verify it, by name; null where it can. */
  verifiableOn: Record<string, string | null>
}

const receiptSchema = z.object({ blockNumber: schemas.hex, status: schemas.hex }).nullable()

type Receipt = {
  Method: 'eth_getTransactionReceipt'
  Parameters: [hash: Hash]
  ReturnType: unknown
}

/** Tells how far a message has come, and why it is not verifiable yet where it is not. */
export async function explainMessage(
  network: Network,
  chain: Chain,
  transactionHash: Hash,
  index: number,
): Promise<Explanation> {
  const leaf = chain.leaf(transactionHash, index)
  if (!leaf) {
    const waitsFor = await whyNotBatched(network, chain, transactionHash, index)
    return nowhere(waitsFor.isSent ? 'sent' : 'unknown', waitsFor.reason)
  }
  const { batch } = leaf
  const { interopPath } = batch
  const stage = stageOf(batch)
  const batchNumber = Number(batch.number)
  if (!interopPath) return { ...nowhere(stage, whatComesNext(network, batch)), batchNumber }

  const { blockNumber } = interopPath.settlementLayer
  const isWithheld = network.faults.withholdsProof(transactionHash)
  const others = network.chains.filter(
    (other) => other !== chain && other !== network.settlementLayer,
  )
  const verifiableOn = Object.fromEntries(
    others.map((other) => [other.config.name, whyNotVerifiable(network, other, blockNumber)]),
  )
  const missing = Object.values(verifiableOn).some((reason) => reason !== null)
  return {
    stage,
    batchNumber,
    waitsFor: isWithheld
      ? 'Its proof is withheld: a fault that was asked for.'
      : missing
        ? 'Its interop root has to be imported where it is not yet.'
        : 'Nothing: it can be verified on every chain.',
    verifiableOn,
  }
}

const nowhere = (stage: Explanation['stage'], waitsFor: string): Explanation => ({
  stage,
  batchNumber: null,
  waitsFor,
  verifiableOn: {},
})

async function whyNotBatched(
  { tempo }: Network,
  { node, config, batches, unsealed }: Chain,
  hash: Hash,
  index: number,
): Promise<{ isSent: boolean; reason: string }> {
  const receipt = receiptSchema.parse(
    await node.client.request<Receipt>({ method: 'eth_getTransactionReceipt', params: [hash] }),
  )
  if (!receipt)
    return { isSent: false, reason: `${config.name} has no such transaction in a block.` }
  if (receipt.status === '0x0')
    return { isSent: false, reason: 'The transaction was reverted, and sent no message.' }
  const block = BigInt(receipt.blockNumber)
  const waiting = unsealed.find(({ number }) => number === block)
  const isWaiting = waiting
    ? waiting.messages.filter(({ transactionHash }) => transactionHash === hash).length > index
    : block > (batches.at(-1)?.blocks.at(-1)?.number ?? 0n)
  if (!isWaiting)
    return { isSent: false, reason: `The transaction sent no message with index ${index}.` }
  return {
    isSent: true,
    reason:
      tempo.pace.seal > 0
        ? `Its batch is open for ${tempo.pace.seal} ms: interstake_sealBatches does not wait.`
        : 'Its batch is sealed as soon as the one before is committed.',
  }
}

function stageOf(batch: Batch): 'batched' | 'committed' | 'proven' | 'executed' {
  if (batch.execute) return 'executed'
  if (batch.prove) return 'proven'
  return batch.commit ? 'committed' : 'batched'
}

function whatComesNext({ tempo }: Network, batch: Batch): string {
  const next = batch.prove ? 'execute' : batch.commit ? 'prove' : 'commit'
  const words = { commit: 'committed', prove: 'proven', execute: 'executed' }[next]
  if (tempo.isPaused)
    return `Batch ${batch.number} is to be ${words}, but settlement is paused: interstake_resumeSettlement goes on.`
  return `Batch ${batch.number} is being ${words}, which at this pace takes at least ${tempo.pace[next]} ms.`
}

function whyNotVerifiable({ tempo }: Network, chain: Chain, blockNumber: bigint): string | null {
  const { config, node } = chain
  if (chain.importedRoots().some((root) => root.blockNumber === blockNumber)) return null
  if (!node.isUp) return `Its node is down and being started again.`
  if (tempo.pausedImports.has(config.id))
    return `It does not import roots for now: interstake_resumeImports goes on.`
  return `The root of block ${blockNumber} of the settlement layer is being imported, which at this pace takes at least ${tempo.pace.import} ms.`
}
