import { QueryClient } from '@tanstack/react-query'
import { type Hash, zeroAddress } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EvmNode } from '../../../ecosystem/anvil/startNode'
import {
  buildExecutingMessage,
  getSentMessages,
  relayMessage,
  resendMessage,
  sendMessage,
} from '../../../interop/superchain'
import { echo } from '../../../test/superchain/contracts'
import { ownPredeploys } from '../../../test/superchain/predeploys'
import { startChains } from '../../../test/superchain/startChains'
import { eventPageQuery } from '../events/eventPageQuery'
import { getReceipt } from '../rpc/getReceipt'
import { decodeMessengerLog } from './decodeMessengerLog'
import { findMessage } from './findMessage'
import { type SentLogId, sentLogQuery } from './sentLogQuery'
import { sentMessages } from './sentMessages'

const target = '0x000000000000000000000000000000000000ec40'

let source: EvmNode
let destination: EvmNode
/** Sends a message from one chain to the other. */
let sending: Hash
/** Sends it again. */
let resending: Hash
/** Relays it. */
let relaying: Hash

beforeAll(async () => {
  const [first, second] = await startChains([901, 902], ownPredeploys())
  if (!first || !second) throw new Error('A node is missing')
  source = first
  destination = second
  // A chain that mines several blocks in a second gets ahead of its clock.
  await destination.client.increaseTime({ seconds: 600 })
  await destination.client.setCode({ address: target, bytecode: echo })
  const account = source.accounts[0] ?? zeroAddress
  sending = await mined(
    source,
    sendMessage(source.client, { destination: 902n, target, message: '0x1234', account }),
  )
  const [message] = await getSentMessages(source.client, { hash: sending })
  if (!message) throw new Error('The message is missing')
  resending = await mined(source, resendMessage(source.client, { ...message, account }))
  const executing = await buildExecutingMessage(source.client, { hash: resending })
  relaying = await mined(destination, relayMessage(destination.client, { ...executing, account }))
})

afterAll(() => Promise.all([source, destination].map(({ stop }) => stop())))

async function mined({ client }: EvmNode, transaction: Promise<Hash>): Promise<Hash> {
  const hash = await transaction
  await client.waitForTransactionReceipt({ hash })
  return hash
}

const logsOf = async ({ client }: EvmNode, hash: Hash) =>
  (await getReceipt(client, hash))?.logs ?? []

const findSent = (id: SentLogId) =>
  new QueryClient().fetchQuery(sentLogQuery(source.client, { chainId: 901, id }))

describe('the messages of a chain', () => {
  it('are read with their hashes, also those that were sent again', async () => {
    const { items } = await new QueryClient().fetchQuery(
      eventPageQuery(source.client, { chainId: 901, source: sentMessages, count: 15 }),
    )
    const [sent] = await getSentMessages(source.client, { hash: sending })
    expect(items).toMatchObject(
      [resending, sending].map((transactionHash) => ({
        chainId: 901,
        transactionHash,
        messageHash: sent?.messageHash,
        messageIndex: 0,
        destination: 902n,
      })),
    )
  })

  it('are found by their hash where they were relayed', async () => {
    const [sent] = await getSentMessages(source.client, { hash: sending })
    const hash = sent?.messageHash ?? '0x'
    expect(await findMessage(destination.client, hash)).toMatchObject({ transactionHash: relaying })
    expect((await findMessage(source.client, hash)).transactionHash).toBeUndefined()
  })
})

describe('the logs of a relaying transaction', () => {
  it('lead to the log that was sent', async () => {
    const logs = await logsOf(destination, relaying)
    const decoded = logs.flatMap((log) => decodeMessengerLog(log) ?? [])
    expect(decoded.map(({ eventName }) => eventName)).toEqual([
      'ExecutingMessage',
      'RelayedMessage',
    ])
    for (const log of decoded)
      if (log.eventName === 'ExecutingMessage')
        // The identifier says which of the two.
        expect(await findSent(log.args.id)).toEqual({ transactionHash: resending, messageIndex: 0 })
      else if (log.eventName === 'RelayedMessage')
        expect(await findSent({ destination: 902n, nonce: log.args.messageNonce })).toEqual({
          transactionHash: sending,
          messageIndex: 0,
        })
  })

  it('lead nowhere if there is no such log', async () => {
    const { id } = await buildExecutingMessage(source.client, { hash: sending })
    expect(await findSent({ ...id, logIndex: 7n })).toBeNull()
    expect(await findSent({ destination: 902n, nonce: 7n })).toBeNull()
  })
})

describe('decodeMessengerLog', () => {
  it('ignores logs of other contracts, and logs that it cannot decode', async () => {
    const [log] = await logsOf(source, sending)
    if (!log) throw new Error('The log is missing')
    expect(decodeMessengerLog(log)?.eventName).toBe('SentMessage')
    expect(decodeMessengerLog({ ...log, address: target })).toBeNull()
    expect(decodeMessengerLog({ ...log, data: '0x' })).toBeNull()
    expect(decodeMessengerLog({ ...log, topics: [] })).toBeNull()
  })
})
