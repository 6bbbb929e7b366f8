import type { Hash } from 'viem'
import {
  explainMessage as explain,
  getMessageStatus,
  type MessageStage,
} from '../../../interop/superchain'
import { createInternalClient } from '../../rpc/createInternalClient'
import type { SuperchainChain } from '../SuperchainChain'
import type { SuperchainNetwork } from './SuperchainNetwork'

/** Status of a message, and why it is not relayed. */
export type SuperchainMessageExplanation = {
  stage: MessageStage
  messageHash: Hash | null
  /** Id of the chain that it can be relayed to. */
  destination: number | null
  /** What it is waiting for. */
  waitsFor: string
}

/** Returns the status of a message, and what the network does about it next. */
export async function explainMessage(
  network: SuperchainNetwork,
  chain: SuperchainChain,
  hash: Hash,
  messageIndex: number,
): Promise<SuperchainMessageExplanation> {
  const { protocol } = network
  const source = createInternalClient(protocol, chain)
  const status = await getMessageStatus(source, { hash, messageIndex })
  if (!('message' in status)) {
    const { stage, reason } = await explain(source, { hash, messageIndex })
    return { stage, messageHash: null, destination: null, waitsFor: reason }
  }
  const { messageHash, destination: id } = status.message
  const found = { messageHash, destination: Number(id) }
  const destination = network.chains.find((other) => other.id === id)
  if (!destination)
    return {
      ...{ stage: 'sent', ...found },
      waitsFor: `The network has no chain ${id}: it cannot be relayed.`,
    }
  const { stage, reason, nextAction } = await explain(source, {
    ...{ hash, messageIndex, expiryWindow: protocol.messageExpiry },
    destination: createInternalClient(protocol, destination),
  })
  const waitsFor =
    stage === 'relayed' || stage === 'expired'
      ? `${reason} ${nextAction}`
      : whyNotRelayed(network, destination, protocol.relayer.find(messageHash))
  return { stage, ...found, waitsFor }
}

function whyNotRelayed(
  { protocol: { relayer, pace, faults } }: SuperchainNetwork,
  { config, node }: SuperchainChain,
  pending: ReturnType<typeof relayer.find>,
): string {
  if (!node.isUp) return `The node of ${config.name} is down and being restarted.`
  if (faults.settings.filter.failsafe)
    return 'The interop failsafe is active. Call interstake_setFaults to end it.'
  if (relayer.isPaused)
    return `The relayer is paused. Call interstake_resumeRelayer to resume it, or relay the message with relayMessage of the messenger on ${config.name}.`
  if (pending && pending.failure !== null)
    return `It cannot be relayed to ${config.name}: ${pending.failure}. It is tried again.`
  return `It is being relayed to ${config.name}, with a delay of ${pace.relay} ms.`
}
