import type { Hash } from 'viem'
import { getInteropRoot, getMessageStatus, type MessageStage } from '../../../interop'
import { explainStage } from '../../../interop/actions/explainMessage'
import { createInternalClient } from '../../rpc/createInternalClient'
import type { Batch } from '../settlement/Batch'
import type { Chain } from '../settlement/Chain'
import type { ZksyncNetwork } from './ZksyncNetwork'

/** Status of a message, and why some chains cannot verify it yet. */
export type MessageExplanation = {
  stage: MessageStage
  batchNumber: number | null
  /** What it is waiting for. */
  waitsFor: string
  /** Why each other chain cannot verify it, by name; null where it can. */
  verifiableOn: Record<string, string | null>
}

/** Returns the status of a message, and what the network does about it next. */
export async function explainMessage(
  network: ZksyncNetwork,
  chain: Chain,
  transactionHash: Hash,
  index: number,
): Promise<MessageExplanation> {
  const status = await getMessageStatus(createInternalClient(network.protocol, chain), {
    hash: transactionHash,
    messageIndex: index,
  })
  const { stage } = status
  const batch = 'batchNumber' in status ? chain.batch(status.batchNumber) : undefined
  if (!batch) {
    const waitsFor = stage === 'sent' ? whyNotSealed(network, chain) : explainStage(status).reason
    return { stage, batchNumber: null, waitsFor, verifiableOn: {} }
  }
  const batchNumber = Number(batch.number)
  const { interopPath } = batch
  if (!interopPath)
    return { stage, batchNumber, waitsFor: whatComesNext(network, chain, batch), verifiableOn: {} }

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

function whyNotSealed(network: ZksyncNetwork, chain: Chain): string {
  const { scheduler } = network.protocol
  const halted = progressOf(network, chain)?.settlementHalted
  if (halted) return `Settlement of ${chain.config.name} is halted. ${halted}`
  return scheduler.pace.seal > 0
    ? `Its batch is sealed after ${scheduler.pace.seal} ms. Call interstake_sealBatches to seal it now.`
    : 'Its batch is sealed as soon as the previous one is committed.'
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

/** Why a chain cannot verify messages with the root of a block; null if it can. */
export async function whyNotVerifiable(
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
