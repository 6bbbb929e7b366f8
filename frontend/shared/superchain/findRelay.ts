import type { Client, Hash } from 'viem'
import { getBlock, getBlockNumber, getContractEvents } from 'viem/actions'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { superchainAddresses } from '../../../interop/superchain/addresses'
import type { SentMessage } from '../../../interop/superchain/types'
import { findBlockBefore } from '../chains/findBlockBefore'
import { type EventPosition, getEventPosition } from '../events/EventPosition'
import { findInRanges } from '../events/readInRanges'

/** The transaction that relayed a message. */
export type Relay = EventPosition & {
  blockHash: Hash
  /** Whether its block is safe: derived from data on L1, and from safe blocks of the other chains. */
  isSafe: boolean
}

/**
 * Finds the transaction that relayed a message.
 *
 * @param fromBlock - The first block to search.
 * @param known - An earlier result, which is returned if its block is still part of the chain.
 * @returns Null if there is none.
 */
export async function findRelay(
  destination: Client,
  {
    chainId,
    message,
    sentAt,
    fromBlock,
    known,
  }: {
    chainId: number
    message: Pick<SentMessage, 'source' | 'nonce' | 'messageHash'>
    /** Time of its block, in seconds. */
    sentAt: bigint
    fromBlock: bigint
    known: Relay | null
  },
): Promise<Relay | null> {
  const relay =
    known && (await isCanonical(destination, known))
      ? known
      : await searchRelay(destination, { chainId, message, sentAt, fromBlock })
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
    chainId,
    message: { source, nonce, messageHash },
    sentAt,
    fromBlock,
  }: Omit<Parameters<typeof findRelay>[1], 'known'>,
): Promise<Omit<Relay, 'isSafe'> | null> {
  // A block that executes a message is not older than the message.
  const start = await findBlockBefore(client, { timestamp: sentAt, first: fromBlock })
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
  return { ...(await getEventPosition(client, chainId, log)), blockHash: log.blockHash }
}
