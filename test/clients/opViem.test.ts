import { publicActionsL2, walletActionsL2 } from '@eth-optimism/viem'
import {
  hashCrossDomainMessage,
  encodeAccessList as theirEncodeAccessList,
} from '@eth-optimism/viem/utils/interop'
import fc from 'fast-check'
import {
  createPublicClient,
  createWalletClient,
  type Hash,
  http,
  numberToHex,
  parseEventLogs,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import { mnemonic } from '../../ecosystem/config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../../ecosystem/createSuperchain'
import {
  buildExecutingMessage,
  encodeAccessList,
  getMessageStatus,
  getSentMessages,
  messageHash,
  relayMessage,
  sendMessage,
  superchainActions,
  waitForMessage,
} from '../../interop/superchain'
import * as arbitrary from '../../interop/superchain/test/arbitraries'

const account = mnemonicToAccount(mnemonic)
const target = '0x00000000000000000000000000000000000000A5'

let network: SuperchainEcosystem
let source: ReturnType<typeof connect>
let destination: ReturnType<typeof connect>

/** Clients of a chain with the actions of @eth-optimism/viem. */
function connect({ rpcUrl }: SuperchainEcosystem['chains'][number]) {
  const options = {
    transport: http(rpcUrl),
    pollingInterval: 20,
    cacheTime: 0,
  }
  return {
    client: createPublicClient(options).extend(publicActionsL2()),
    wallet: createWalletClient({ ...options, account }).extend(walletActionsL2()),
  }
}

beforeAll(async () => {
  network = await createSuperchain({
    chains: ['op1', 'op2'].map((name, index) => ({ name, id: 901 + index, port: 9545 + index })),
  })
  const [first, second] = network.chains.map(connect)
  if (!first || !second) throw new Error('A chain is missing')
  source = first
  destination = second
})

afterAll(() => network.stop())

const sendWithTheirs = async (message: `0x${string}`): Promise<Hash> => {
  const hash = await source.wallet.interop.sendCrossDomainMessage({
    destinationChainId: 902,
    target,
    message,
    chain: null,
  })
  await source.client.waitForTransactionReceipt({ hash })
  return hash
}
const relayWithTheirs = async (
  parameters: Awaited<ReturnType<typeof source.client.interop.buildExecutingMessage>>,
) => {
  const hash = await destination.wallet.interop.relayCrossDomainMessage({
    ...parameters,
    chain: null,
  })
  return destination.client.waitForTransactionReceipt({ hash })
}

/** The messages of a transaction, read with @eth-optimism/viem. */
async function readWithTheirs(hash: Hash) {
  const { logs } = await source.client.getTransactionReceipt({ hash })
  return source.client.interop.getCrossDomainMessages({ logs })
}

describe('@eth-optimism/viem', () => {
  it('sends what we read, identify and see relayed', async () => {
    const hash = await sendWithTheirs('0x1234')
    const [theirs] = await readWithTheirs(hash)
    const [ours] = await getSentMessages(source.client, { hash })
    if (!theirs || !ours) throw new Error('There is no message')
    const { log, ...fields } = theirs
    expect(ours).toMatchObject(fields)

    const executing = await source.client.interop.buildExecutingMessage({ log })
    expect(await buildExecutingMessage(source.client, { hash })).toEqual(executing)

    const parameters = { hash, destination: destination.client }
    expect(await getMessageStatus(source.client, parameters)).toMatchObject({
      stage: 'relayable',
      executingMessage: executing,
    })
    expect(await relayWithTheirs(executing)).toMatchObject({ status: 'success' })
    expect(await waitForMessage(source.client, parameters)).toMatchObject({ stage: 'relayed' })
  })

  it('reads, relays and sees relayed what we send', async () => {
    const message = { destination: 902n, target, message: '0xc0ffee' } as const
    const hash = await sendMessage(source.wallet, message)
    const { executingMessage } = await waitForMessage(source.client, { hash })
    const [theirs] = await readWithTheirs(hash)
    if (!theirs) throw new Error('There is no message')
    expect(theirs).toMatchObject({ ...message, source: 901n, sender: account.address })

    const status = () => destination.client.interop.getCrossDomainMessageStatus({ message: theirs })
    expect(await status()).toBe('ready-to-relay')
    const { logs } = await relayWithTheirs(executingMessage)
    expect(await status()).toBe('relayed')
    const [relayed] = parseEventLogs({
      abi: l2ToL2CrossDomainMessengerAbi,
      logs,
      eventName: 'RelayedMessage',
    })
    const [ours] = await getSentMessages(source.client, { hash })
    expect(relayed?.args.messageHash).toBe(ours?.messageHash)
  })

  it('sees relayed what it sends and we relay', async () => {
    const hash = await sendWithTheirs(numberToHex(7, { size: 300 }))
    const [theirs] = await readWithTheirs(hash)
    if (!theirs) throw new Error('There is no message')
    const executing = await source.client.interop.buildExecutingMessage({ log: theirs.log })
    const relaying = await relayMessage(destination.wallet, executing)
    await destination.client.waitForTransactionReceipt({ hash: relaying })
    expect(await destination.client.interop.getCrossDomainMessageStatus({ message: theirs })).toBe(
      'relayed',
    )
    await expect(relayWithTheirs(executing)).rejects.toThrow('MessageAlreadyRelayed')
  })

  it('hashes messages and encodes access lists as we do', async () => {
    const [sent] = await readWithTheirs(await sendWithTheirs('0x'))
    if (!sent) throw new Error('There is no message')
    const { message, identifier, payload } = arbitrary
    fc.assert(
      fc.property(message, identifier, payload, (fields, id, data) => {
        expect(messageHash(fields)).toBe(hashCrossDomainMessage({ ...sent, ...fields }))
        expect(encodeAccessList(id, data)).toEqual(theirEncodeAccessList(id, data))
      }),
    )
  })

  it('extends the same clients as we do', async () => {
    const client = source.client.extend(superchainActions())
    const hash = await sendWithTheirs('0x')
    const [message] = await client.superchain.getSentMessages({ hash })
    expect(message?.message).toBe('0x')
    expect(client.interop.getCrossDomainMessages).toBeTypeOf('function')
  })
})
