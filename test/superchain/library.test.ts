import fc from 'fast-check'
import {
  type AccessList,
  type Client,
  createClient,
  createWalletClient,
  custom,
  encodeFunctionData,
  getAddress,
  type Hash,
  type Hex,
  http,
  keccak256,
  numberToHex,
  padHex,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { getTransactionReceipt, readContract, simulateContract, writeContract } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crossL2InboxAbi } from '../../contracts/abi/CrossL2Inbox'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import { inOneBlock } from '../../ecosystem/anvil/mining'
import type { EvmNode } from '../../ecosystem/anvil/startNode'
import { mnemonic } from '../../ecosystem/config/accounts'
import {
  buildExecutingMessage,
  type CrossDomainMessage,
  encodeAccessList,
  getMessageStatus,
  getSentMessages,
  type MessageIdentifier,
  type MessageStatus,
  messageHash,
  parseAccessList,
  type RelayMessageParameters,
  relayMessage,
  resendMessage,
  sendMessage,
  superchainAddresses,
  waitForMessage,
} from '../../interop/superchain'
import * as arbitrary from '../../interop/superchain/test/arbitraries'
import * as contracts from './contracts'
import { ownPredeploys, type Predeploys, publishedPredeploys } from './predeploys'
import { startChains } from './startChains'

const timeout = 60_000
const published = publishedPredeploys()
const account = mnemonicToAccount(mnemonic)
const relayer = mnemonicToAccount(mnemonic, { addressIndex: 9 })
const week = 604_800n

/** A client of the same node, which says that its chain has another id. */
const withChainId = (client: Client, chainId: bigint): Client =>
  createClient({
    transport: custom({
      request: (request) =>
        request.method === 'eth_chainId'
          ? Promise.resolve(numberToHex(chainId))
          : client.request(request),
    }),
  })

/** Addresses of the contracts in `contracts.ts`. */
const echo = getAddress(numberToHex(0xec40, { size: 20 }))
const moody = getAddress(numberToHex(0xdead, { size: 20 }))
const logger = getAddress(numberToHex(0x1066, { size: 20 }))
const twice = getAddress(numberToHex(0x2222, { size: 20 }))
const nobody = getAddress(numberToHex(0xb0d4, { size: 20 }))

describe('the client library', () => {
  withPredeploys(ownPredeploys())
})

describe.skipIf(!published)('the client library, with the bytecode that supersim contains', () => {
  withPredeploys(published ?? ownPredeploys())
})

function withPredeploys(predeploys: Predeploys): void {
  let nodes: EvmNode[]
  let source: EvmNode
  let destination: EvmNode

  beforeAll(async () => {
    nodes = await startChains([901, 902], predeploys)
    const [first, second] = nodes
    if (!first || !second) throw new Error('A node is missing')
    source = first
    destination = second
    for (const { client } of nodes)
      for (const [address, bytecode] of [
        [echo, contracts.echo],
        [moody, contracts.moody],
        [logger, contracts.logger],
        [twice, contracts.twice],
      ] as const)
        await client.setCode({ address, bytecode })
  }, timeout)

  afterAll(() => Promise.all(nodes.map((node) => node.stop())))

  const wallet = (node: EvmNode, from = account) =>
    createWalletClient({
      account: from,
      transport: http(`http://${node.address}`),
      pollingInterval: 10,
      cacheTime: 0,
    })
  /** Waits for the receipt of a transaction. */
  const mined = async (node: EvmNode, sending: Promise<Hash>) => {
    const hash = await sending
    await node.client.waitForTransactionReceipt({ hash })
    return hash
  }
  const send = (parameters: Partial<Parameters<typeof sendMessage>[1]> = {}) =>
    mined(
      source,
      sendMessage(wallet(source), {
        destination: 902n,
        target: echo,
        message: '0x1234',
        ...parameters,
      }),
    )
  const resend = (message: CrossDomainMessage, from = account) =>
    mined(source, resendMessage(wallet(source, from), message))
  const deliver = (executing: RelayMessageParameters, from = account) =>
    mined(destination, relayMessage(wallet(destination, from), executing))
  const statusOf = (hash: Hash) =>
    getMessageStatus(wallet(source), { hash, destination: wallet(destination) })
  const included = async (hash: Hash) => {
    const status = await statusOf(hash)
    if (!('message' in status)) throw new Error(`The message is ${status.stage}`)
    return status
  }
  const relay = async (hash: Hash) => deliver((await included(hash)).executingMessage, relayer)

  describe('a message', () => {
    it('is sent, followed, relayed by anyone, and cannot be relayed twice', async () => {
      const hash = await send()
      const stages: MessageStatus['stage'][] = []
      const waiting = waitForMessage(wallet(source), {
        hash,
        destination: wallet(destination),
        onStage: ({ stage }) => stages.push(stage),
      })
      const { executingMessage } = await waitForMessage(wallet(source), {
        hash,
        destination: wallet(destination),
        until: 'relayable',
      })
      const relayed = await deliver(executingMessage, relayer)
      expect(await waiting).toMatchObject({
        stage: 'relayed',
        message: { sender: account.address },
      })
      expect(stages.at(-1)).toBe('relayed')
      expect(await getTransactionReceipt(destination.client, { hash: relayed })).toMatchObject({
        status: 'success',
        from: relayer.address.toLowerCase(),
      })
      await expect(deliver(executingMessage, relayer)).rejects.toMatchObject({
        name: 'MessageAlreadyRelayedError',
      })
    })

    it('has the hash that the messenger stores', async () => {
      const [message] = await getSentMessages(wallet(source), { hash: await send() })
      if (!message) throw new Error('There is no message')
      expect(message.source).toBe(901n)
      const address = superchainAddresses.l2ToL2CrossDomainMessenger
      const stored = await readContract(source.client, {
        address,
        abi: l2ToL2CrossDomainMessengerAbi,
        functionName: 'sentMessages',
        args: [message.nonce],
      })
      expect(stored).toBe(message.messageHash)
      expect(messageHash(message)).toBe(stored)
    })

    it('is only sent without a client of the destination', async () => {
      const hash = await send()
      expect(await getMessageStatus(wallet(source), { hash })).toMatchObject({ stage: 'sent' })
      expect(await waitForMessage(wallet(source), { hash })).toMatchObject({ stage: 'sent' })
    })

    it('to an unknown chain is sent, and nobody can relay it', async () => {
      const hash = await send({ destination: 999n })
      expect(await getMessageStatus(wallet(source), { hash })).toMatchObject({ stage: 'sent' })
      await expect(statusOf(hash)).rejects.toMatchObject({ name: 'WrongDestinationError' })
      const executing = await buildExecutingMessage(wallet(source), { hash })
      await expect(deliver(executing)).rejects.toThrow('MessageDestinationNotRelayChain')
    })

    it('to the own chain is not sent', async () => {
      await expect(send({ destination: 901n })).rejects.toThrow('MessageDestinationSameChain')
    })

    it('to an address without code is consumed by relaying it', async () => {
      const hash = await send({ target: nobody })
      await relay(hash)
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayed' })
    })

    it('stays relayable while its target reverts', async () => {
      const hash = await send({ target: moody })
      for (const _ of [1, 2])
        await expect(relay(hash)).rejects.toMatchObject({
          name: 'MessageTargetRevertedError',
          selector: '0xdeadbeef',
        })
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayable' })
      await destination.client.setStorageAt({
        address: moody,
        index: 0,
        value: padHex('0x01', { size: 32 }),
      })
      await relay(hash)
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayed' })
    })

    it('forwards the ether of the relayer', async () => {
      const hash = await send({ target: nobody })
      const { executingMessage } = await included(hash)
      const before = await destination.client.getBalance({ address: nobody })
      await deliver({ ...executingMessage, value: 7n })
      expect(await destination.client.getBalance({ address: nobody })).toBe(before + 7n)
    })

    it('is not sent on a chain without a messenger', async () => {
      const [bare] = await startChains([777], null)
      if (!bare) throw new Error('The node is missing')
      try {
        const parameters = { destination: 902n, target: echo, message: '0x' } as const
        await expect(sendMessage(wallet(bare), parameters)).rejects.toMatchObject({
          name: 'MessengerMissingError',
        })
      } finally {
        await bare.stop()
      }
    })
  })

  describe('the index of a log', () => {
    it('is that in the block, however many transactions the block has', async () => {
      const hashes: Hash[] = []
      const data = '0x1234'
      await inOneBlock(source.client, async () => {
        hashes.push(await source.client.sendTransaction({ account, chain: null, to: logger, data }))
        for (const nonce of [1, 2, 3])
          hashes.push(
            await source.client.sendTransaction({
              account,
              chain: null,
              to: twice,
              data: callData(numberToHex(nonce, { size: 4 })),
              gas: 1_000_000n,
            }),
          )
      })
      const [, ...senders] = hashes
      for (const hash of hashes) await source.client.waitForTransactionReceipt({ hash })
      const indexes: number[][] = []
      for (const [order, hash] of senders.entries()) {
        const messages = await getSentMessages(wallet(source), { hash })
        indexes.push(messages.map(({ logIndex }) => logIndex))
        for (const [messageIndex, sent] of messages.entries()) {
          expect(sent.message).toBe(numberToHex(order + 1, { size: 4 }))
          const { id, payload } = await buildExecutingMessage(wallet(source), {
            hash,
            messageIndex,
          })
          expect(id.logIndex).toBe(BigInt(sent.logIndex))
          await deliver({ id, payload })
          const status = await getMessageStatus(wallet(source), {
            hash,
            messageIndex,
            destination: wallet(destination),
          })
          expect(status.stage).toBe('relayed')
        }
      }
      expect(indexes).toEqual([
        [2, 3],
        [5, 6],
        [8, 9],
      ])
    })

    it('identifies any log of any contract for the inbox', async () => {
      await mined(
        source,
        source.client.sendTransaction({ account, chain: null, to: logger, data: '0x01' }),
      )
      const hash = await mined(
        source,
        source.client.sendTransaction({ account, chain: null, to: logger, data: '0xc0ffee' }),
      )
      const { id, payload, accessList } = await buildExecutingMessage(wallet(source), {
        hash,
        logIndex: 0,
      })
      expect(id).toMatchObject({ origin: logger, chainId: 901n })
      expect(payload).toBe('0xc0ffee')
      const validation = await validate(id, payload, accessList)
      const { logs } = await getTransactionReceipt(destination.client, { hash: validation })
      expect(logs[0]?.topics[1]).toBe(keccak256(payload))
      await expect(
        buildExecutingMessage(wallet(source), { hash, logIndex: 1 }),
      ).rejects.toMatchObject({ name: 'LogNotFoundError' })
    })
  })

  describe('the inbox', () => {
    const validation = (id: MessageIdentifier, payload: Hex, accessList: AccessList) =>
      simulateContract(destination.client, {
        account,
        address: superchainAddresses.crossL2Inbox,
        abi: crossL2InboxAbi,
        functionName: 'validateMessage',
        args: [id, keccak256(payload)],
        accessList,
      })

    it('accepts the access list of any identifier, and no other checksum', async () => {
      await fc.assert(
        fc.asyncProperty(
          arbitrary.identifier,
          arbitrary.payload,
          fc.integer({ min: 0, max: 247 }),
          async (id, payload, bit) => {
            const accessList = encodeAccessList(id, payload)
            await validation(id, payload, accessList)
            const damaged = accessList.map(({ address, storageKeys }) => ({
              address,
              storageKeys: storageKeys.map((key, index) =>
                index === storageKeys.length - 1
                  ? numberToHex(BigInt(key) ^ (1n << BigInt(bit)), { size: 32 })
                  : key,
              ),
            }))
            await expect(validation(id, payload, damaged)).rejects.toThrow('NotInAccessList')
          },
        ),
        { numRuns: 25 },
      )
    })
  })

  describe('a chain whose id has more than 64 bits', () => {
    const chainId = 2n ** 64n + 901n

    it('is the source of messages that the messenger relays', async () => {
      const far = withChainId(wallet(source), chainId)
      const hash = await send()
      const [message] = await getSentMessages(far, { hash })
      expect(message?.source).toBe(chainId)
      const executing = await buildExecutingMessage(far, { hash })
      const keys = executing.accessList[0]?.storageKeys ?? []
      expect(keys).toHaveLength(3)
      expect(parseAccessList(keys)).toMatchObject([{ chainId }])
      await deliver(executing)
      const status = await getMessageStatus(far, { hash, destination: wallet(destination) })
      expect(status.stage).toBe('relayed')
      // That of the same message of another chain, even if the lower 64 bits of its id are the same.
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayable' })
    })
  })

  describe('a message that is sent again', () => {
    it('has its newest identifier, and is relayed once by any of them', async () => {
      const hash = await send()
      const first = await included(hash)
      const again = await resend(first.message, relayer)
      await source.client.mine({ blocks: 1 })
      const newest = await resend(first.message)
      const second = await included(hash)
      expect(second.executingMessage).toEqual((await included(newest)).executingMessage)
      expect(second.executingMessage).toEqual(
        await buildExecutingMessage(source.client, { hash: newest }),
      )
      expect(second.executingMessage.id.blockNumber).toBe(
        first.executingMessage.id.blockNumber + 3n,
      )
      expect(second.message).toEqual(first.message)
      expect((await getSentMessages(wallet(source), { hash: again }))[0]?.messageHash).toBe(
        first.message.messageHash,
      )

      await deliver(first.executingMessage)
      for (const sending of [hash, again, newest])
        expect(await statusOf(sending)).toMatchObject({ stage: 'relayed' })
      await expect(deliver(second.executingMessage)).rejects.toMatchObject({
        name: 'MessageAlreadyRelayedError',
      })
    })

    it('must have been sent before', async () => {
      const [message] = await getSentMessages(wallet(source), { hash: await send() })
      if (!message) throw new Error('There is no message')
      for (const change of [
        { destination: 903n },
        { nonce: message.nonce + 1n },
        { sender: relayer.address },
        { target: nobody },
        { message: '0x12' as const },
      ])
        await expect(resend({ ...message, ...change })).rejects.toMatchObject({
          name: 'InvalidMessageError',
        })
    })
  })

  describe('after a reorg of the source', () => {
    it('is unknown, even if it was relayed before', async () => {
      const snapshot = await source.client.snapshot()
      const hash = await send()
      await relay(hash)
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayed' })
      await source.client.revert({ id: snapshot })
      expect(await statusOf(hash)).toEqual({ stage: 'unknown' })
      await expect(waitForMessage(wallet(source), { hash, timeout: 50 })).rejects.toMatchObject({
        name: 'WaitForMessageTimeoutError',
        stage: 'unknown',
      })
    })

    it('gets the identifier of its new block', async () => {
      const snapshot = await source.client.snapshot()
      const nonce = await source.client.getTransactionCount({ address: relayer.address })
      const raw = await relayer.signTransaction({
        chainId: 901,
        type: 'eip1559',
        nonce,
        to: superchainAddresses.l2ToL2CrossDomainMessenger,
        data: callData('0xc0ffee'),
        gas: 1_000_000n,
        maxFeePerGas: 10n ** 10n,
      })
      const sendRaw = () =>
        mined(source, source.client.sendRawTransaction({ serializedTransaction: raw }))
      const hash = await sendRaw()
      const before = await included(hash)
      await source.client.revert({ id: snapshot })
      await source.client.mine({ blocks: 2 })
      expect(await sendRaw()).toBe(hash)
      const after = await included(hash)
      expect(after.message.messageHash).toBe(before.message.messageHash)
      expect(after.message.blockHash).not.toBe(before.message.blockHash)
      expect(after.executingMessage.id.blockNumber).toBe(
        before.executingMessage.id.blockNumber + 2n,
      )
      expect(after.stage).toBe('relayable')
    })
  })

  // Last, as the clocks of the chains are not set back.
  describe('the clocks of the chains', () => {
    it('decide when a message can be relayed, and from when on no more', async () => {
      const now = (await destination.client.getBlock({ blockTag: 'pending' })).timestamp
      await source.client.setNextBlockTimestamp({ timestamp: now + 1_000n })
      const hash = await send()
      const { message, executingMessage, stage } = await included(hash)
      const sentAt = executingMessage.id.timestamp
      expect([stage, sentAt]).toEqual(['sent', now + 1_000n])

      const stageAt = async (timestamp: bigint) => {
        await destination.client.setNextBlockTimestamp({ timestamp })
        return (await statusOf(hash)).stage
      }
      expect(await stageAt(sentAt - 1n)).toBe('sent')
      expect(await stageAt(sentAt)).toBe('relayable')
      expect(await stageAt(sentAt + week)).toBe('relayable')
      expect(await stageAt(sentAt + week + 1n)).toBe('expired')
      await destination.client.mine({ blocks: 1 })
      await expect(
        waitForMessage(wallet(source), { hash, destination: wallet(destination) }),
      ).rejects.toMatchObject({ name: 'MessageExpiredError' })
      expect(
        await waitForMessage(wallet(source), {
          hash,
          destination: wallet(destination),
          until: 'sent',
        }),
      ).toMatchObject({ stage: 'expired' })
      const longer = { hash, destination: wallet(destination), expiryWindow: week * 2n }
      expect(await getMessageStatus(wallet(source), longer)).toMatchObject({ stage: 'relayable' })

      const { timestamp } = await destination.client.getBlock()
      await source.client.setNextBlockTimestamp({ timestamp })
      const again = await resend(message)
      const resent = await included(hash)
      expect(resent).toMatchObject({
        stage: 'relayable',
        message: { transactionHash: hash },
        executingMessage: { id: { timestamp } },
      })
      expect((await included(again)).executingMessage).toEqual(resent.executingMessage)
      await relay(hash)
      expect(await statusOf(hash)).toMatchObject({ stage: 'relayed' })
    })
  })

  /** Calldata of `sendMessage`. */
  function callData(message: `0x${string}`): `0x${string}` {
    return encodeFunctionData({
      abi: l2ToL2CrossDomainMessengerAbi,
      functionName: 'sendMessage',
      args: [902n, echo, message],
    })
  }

  async function validate(
    id: MessageIdentifier,
    payload: `0x${string}`,
    accessList: AccessList,
  ): Promise<Hash> {
    return mined(
      destination,
      writeContract(wallet(destination), {
        address: superchainAddresses.crossL2Inbox,
        abi: crossL2InboxAbi,
        functionName: 'validateMessage',
        args: [id, keccak256(payload)],
        accessList,
        chain: null,
      }),
    )
  }
}
