import type { Client, Hash } from 'viem'
import { getBlock, getBlockNumber, getContractEvents } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { type EventPosition, getEventPosition } from '../../rpc/EventPosition'
import { findBlockBefore } from '../../rpc/findBlockBefore'
import { findInRanges } from '../../rpc/readInRanges'
import { superchainAddresses } from '../addresses'
import type { SentMessage } from '../types'

/** The transaction that relayed a message. */
export type Relay = EventPosition & {
  blockHash: Hash
  /** Whether its block is safe: derived from data on L1, and from safe blocks of the other chains. */
  isSafe: boolean
}

/**
 * Finds the transaction that relayed a message.
 *
 * @param known - An earlier result, which is returned if its block is still part of the chain.
 * @returns Null if there is none.
 */
export async function findRelay(
  destination: Client,
  {
    message,
    sentAt,
    known,
  }: {
    message: Pick<SentMessage, 'source' | 'destination' | 'nonce' | 'messageHash'>
    /** Time of its block, in seconds. */
    sentAt: bigint
    known: Relay | null
  },
): Promise<Relay | null> {
  const relay =
    known && (await isCanonical(destination, known))
      ? known
      : await searchRelay(destination, { message, sentAt })
  if (!relay) return null
  const safe = await getBlock(destination, { blockTag: 'safe' })
  return { ...relay, isSafe: relay.blockNumber <= safe.number }
}

async function isCanonical(client: Client, { blockNumber, blockHash }: Relay): Promise<boolean> {
  const head = await getBlockNumber(client, { cacheTime: 0 })
  return blockNumber <= head && (await getBlock(client, { blockNumber })).hash === blockHash
}

async function searchRelay(
  client: Client,
  {
    message: { source, destination, nonce, messageHash },
    sentAt,
  }: Omit<Parameters<typeof findRelay>[1], 'known'>,
): Promise<Omit<Relay, 'isSafe'> | null> {
  // A block that executes a message is not older than the message.
  const start = await findBlockBefore(client, { timestamp: sentAt, first: 0n })
  const log = await findInRanges(
    client,
    { fromBlock: start, toBlock: await getBlockNumber(client, { cacheTime: 0 }) },
    (range) =>
      getContractEvents(client, {
        address: superchainAddresses.l2ToL2CrossDomainMessenger,
        abi: l2ToL2CrossDomainMessengerAbi,
        eventName: 'RelayedMessage',
        args: { source, messageNonce: nonce, messageHash },
        ...range,
        strict: true,
      }),
  )
  if (!log) return null
  return { ...(await getEventPosition(client, Number(destination), log)), blockHash: log.blockHash }
}
