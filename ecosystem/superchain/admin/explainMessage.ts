import { type Hash, hexToBigInt } from 'viem'
import { z } from 'zod'
import * as schemas from '../../jsonrpc/schemas'
import { readMessages } from '../readBlock'
import { isRelayed } from '../relay/relayMessage'
import type { SuperchainChain } from '../SuperchainChain'
import type { SuperchainNetwork } from './SuperchainNetwork'

/** Status of a message, and why it is not relayed. */
export type SuperchainMessageExplanation = {
  stage: 'unknown' | 'sent' | 'relayed' | 'expired'
  messageHash: Hash | null
  /** Id of the chain that it can be relayed to. */
  destination: number | null
  /** What it is waiting for. */
  waitsFor: string
}

const receiptSchema = z.object({ blockNumber: schemas.hex, status: schemas.hex }).nullable()

/** Returns the status of a message, and why it is not relayed. */
export async function explainMessage(
  network: SuperchainNetwork,
  chain: SuperchainChain,
  transactionHash: Hash,
  index: number,
): Promise<SuperchainMessageExplanation> {
  const { node, config, id } = chain
  const receipt = receiptSchema.parse(
    await node.call('eth_getTransactionReceipt', [transactionHash]),
  )
  if (!receipt) return unknown(`${config.name} has no such transaction in a block.`)
  if (receipt.status === '0x0') return unknown('The transaction was reverted, and sent no message.')
  const number = hexToBigInt(receipt.blockNumber)
  const [block] = await node.blocks.read(number, number)
  const sent = block ? readMessages(block, id).sent : []
  const message = sent.filter((one) => one.transactionHash === transactionHash)[index]
  if (!message) return unknown(`The transaction sent no message with index ${index}.`)

  const { relayer } = network.protocol
  const { messageHash } = message
  const found = { messageHash, destination: Number(message.destination) }
  const destination = network.chains.find((other) => other.id === message.destination)
  if (!destination)
    return {
      ...{ stage: 'sent', ...found },
      waitsFor: `The network has no chain ${message.destination}: it cannot be relayed.`,
    }
  if (await isRelayed(destination.node, messageHash))
    return { stage: 'relayed', ...found, waitsFor: 'Nothing: it is relayed.' }
  const pending = relayer.find(messageHash)
  if (pending?.notBefore === Number.POSITIVE_INFINITY)
    return {
      ...{ stage: 'expired', ...found },
      waitsFor: 'It has expired. Send it again with resendMessage of the messenger.',
    }
  return { stage: 'sent', ...found, waitsFor: whyNotRelayed(network, destination, pending) }
}

const unknown = (waitsFor: string): SuperchainMessageExplanation => ({
  stage: 'unknown',
  messageHash: null,
  destination: null,
  waitsFor,
})

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
