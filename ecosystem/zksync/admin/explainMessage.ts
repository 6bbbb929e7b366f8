import { type Hash, hexToBigInt } from 'viem'
import { z } from 'zod'
import { getInteropRoot } from '../../../interop'
import * as schemas from '../../jsonrpc/schemas'
import type { Batch } from '../settlement/Batch'
import type { Chain } from '../settlement/Chain'
import type { ZksyncNetwork } from './ZksyncNetwork'

/** Status of a message, and why some chains cannot verify it yet. */
export type MessageExplanation = {
  stage: 'unknown' | 'sent' | 'batched' | 'committed' | 'proven' | 'executed'
  batchNumber: number | null
  /** What it is waiting for. */
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

/** Returns the status of a message, and why some chains cannot verify it yet. */
export async function explainMessage(
  network: ZksyncNetwork,
  chain: Chain,
  transactionHash: Hash,
  index: number,
): Promise<MessageExplanation> {
  const receipt = receiptSchema.parse(
    await chain.node.client.request<Receipt>({
      method: 'eth_getTransactionReceipt',
      params: [transactionHash],
    }),
  )
  if (!receipt)
    return nowhere('unknown', `${chain.config.name} has no such transaction in a block.`)
  if (receipt.status === '0x0')
    return nowhere('unknown', 'The transaction was reverted, and sent no message.')
  const block = hexToBigInt(receipt.blockNumber)
  const leaf = await chain.leaf(block, transactionHash, index)
  if (!leaf)
    return isUnsealed(chain, block, transactionHash, index)
      ? nowhere('sent', whyNotSealed(network, chain))
      : nowhere('unknown', `The transaction sent no message with index ${index}.`)
  const { batch } = leaf
  const { interopPath } = batch
  const stage = stageOf(batch)
  const batchNumber = Number(batch.number)
  if (!interopPath) return { ...nowhere(stage, whatComesNext(network, chain, batch)), batchNumber }

  const { blockNumber } = interopPath.settlementLayer
  const isWithheld = network.protocol.faults.withholdsProof(transactionHash)
  const others = network.protocol.settlingChains.filter((other) => other !== chain)
  const verifiableOn = Object.fromEntries(
    await Promise.all(
      others.map(
        async (other) =>
          [other.config.name, await whyNotVerifiable(network, other, blockNumber)] as const,
      ),
    ),
  )
  const missing = Object.values(verifiableOn).some((reason) => reason !== null)
  return {
    stage,
    batchNumber,
    waitsFor: isWithheld
      ? 'Its proof is withheld by an injected fault.'
      : missing
        ? 'Its interop root has not been imported by every chain yet.'
        : 'Nothing: it can be verified on every chain.',
    verifiableOn,
  }
}

const nowhere = (stage: MessageExplanation['stage'], waitsFor: string): MessageExplanation => ({
  stage,
  batchNumber: null,
  waitsFor,
  verifiableOn: {},
})

/** Whether the message exists, or may exist, as the block has not been read yet. */
function isUnsealed({ batches, unsealed }: Chain, block: bigint, hash: Hash, index: number) {
  const waiting = unsealed.find(({ number }) => number === block)
  return waiting
    ? waiting.messages.filter(({ transactionHash }) => transactionHash === hash).length > index
    : block > (batches.at(-1)?.lastBlock.number ?? 0n)
}

function whyNotSealed(network: ZksyncNetwork, chain: Chain): string {
  const { scheduler } = network.protocol
  const halted = progressOf(network, chain)?.settlementHalted
  if (halted) return `Settlement of ${chain.config.name} is halted. ${halted}`
  return scheduler.pace.seal > 0
    ? `Its batch is sealed after ${scheduler.pace.seal} ms. Call interstake_sealBatches to seal it now.`
    : 'Its batch is sealed as soon as the previous one is committed.'
}

function stageOf(batch: Batch): 'batched' | 'committed' | 'proven' | 'executed' {
  if (batch.execute) return 'executed'
  if (batch.prove) return 'proven'
  return batch.commit ? 'committed' : 'batched'
}

function whatComesNext(network: ZksyncNetwork, chain: Chain, batch: Batch): string {
  const { scheduler } = network.protocol
  const next = batch.prove ? 'execute' : batch.commit ? 'prove' : 'commit'
  const words = { commit: 'committed', prove: 'proven', execute: 'executed' }[next]
  if (scheduler.isPaused)
    return `Batch ${batch.number} cannot be ${words} while settlement is paused. Call interstake_resumeSettlement to resume it.`
  const halted = progressOf(network, chain)?.settlementHalted
  if (halted) return `Settlement of ${chain.config.name} is halted. ${halted}`
  return `Batch ${batch.number} is being ${words}, with a delay of ${scheduler.pace[next]} ms.`
}

const progressOf = ({ protocol }: ZksyncNetwork, chain: Chain) =>
  protocol.settlement.progress().find((line) => line.chain === chain)?.progress

async function whyNotVerifiable(
  network: ZksyncNetwork,
  chain: Chain,
  blockNumber: bigint,
): Promise<string | null> {
  const { settlementLayer, scheduler } = network.protocol
  const { config, node } = chain
  if (!node.isUp) return `Its node is down and being restarted.`
  const chainId = settlementLayer.id
  const root = await getInteropRoot(node.client, { chainId, blockNumber })
  if (root !== null) return null
  if (scheduler.pausedImports.has(config.id))
    return `Its imports of roots are paused. Call interstake_resumeImports to resume them.`
  const halted = progressOf(network, chain)?.importsHalted
  if (halted) return `Its imports of interop roots are halted. ${halted}`
  return `The root of block ${blockNumber} of the settlement layer is being imported, with a delay of ${scheduler.pace.import} ms.`
}
