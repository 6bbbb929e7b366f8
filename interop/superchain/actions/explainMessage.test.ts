import { encodeFunctionData, type Hex, padHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { rpcError, type StubResponse, stubNode } from '../../test/stubNode'
import { superchainAddresses } from '../addresses'
import { block, destination, hash, otherHash, send, source } from '../test/responses'
import { explainMessage } from './explainMessage'

const relayHash = padHex('0xe1', { size: 32 })

const explain = (
  {
    at = {},
    on = {},
  }: { at?: Record<string, StubResponse>; on?: Record<string, StubResponse> } = {},
  more: { relayHash?: Hex } = {},
) =>
  explainMessage(stubNode({ ...source, ...at }).client, {
    hash,
    destination: stubNode({ ...destination, eth_getCode: '0x00', ...on }).client,
    ...more,
  })

const { identifier, payload, accessList } = send
const keys = accessList[0]?.storageKeys ?? []

/** A transaction that relays the message of the vectors, with changes. */
const relay = (
  { id = identifier, data = payload }: { id?: typeof identifier; data?: Hex } = {},
  storageKeys: readonly Hex[] = keys,
) => ({
  to: superchainAddresses.l2ToL2CrossDomainMessenger,
  input: encodeFunctionData({
    abi: l2ToL2CrossDomainMessengerAbi,
    functionName: 'relayMessage',
    args: [id, data],
  }),
  accessList: [{ address: superchainAddresses.crossL2Inbox, storageKeys }],
})

const refuse = (code: number) => () => {
  throw rpcError(code, 'the reason of the node')
}

/** Admits the message, and relays it in a call. */
const willing = {
  interop_checkAccessList: null,
  eth_call: ([call]: readonly unknown[]) =>
    JSON.stringify(call).includes(payload.slice(2, 100))
      ? `0x${'20'.padStart(64, '0')}${'0'.repeat(64)}`
      : padHex('0x', { size: 32 }),
}

describe('explainMessage', () => {
  it('knows that the block of the message was replaced', async () => {
    const at = { eth_getBlockByNumber: { ...block, hash: otherHash } }
    expect(await explain({ at })).toMatchObject({ stage: 'unknown', cause: 'sourceReorged' })
  })

  it('knows that the clock of the destination is behind', async () => {
    const timestamp = `0x${(send.block.timestamp - 1n).toString(16)}`
    expect(await explain({ on: { eth_getBlockByNumber: { ...block, timestamp } } })).toMatchObject({
      ...{ stage: 'sent', cause: 'destinationBehind' },
      ...{ expected: `${send.block.timestamp}`, found: `${send.block.timestamp - 1n}` },
    })
  })

  it('knows that the chains do not have each other in their dependency sets', async () => {
    const on = { interop_checkAccessList: refuse(-320_501) }
    expect(await explain({ on })).toMatchObject({
      cause: 'notInDependencySet',
      reason: expect.stringContaining('the reason of the node'),
    })
  })

  it.each([-32_601, -32_004])('does without the method: %s', async (code) => {
    const on = { ...willing, interop_checkAccessList: refuse(code) }
    expect(await explain({ on })).toMatchObject({ stage: 'relayable', cause: 'notRelayed' })
  })

  it('rethrows what is no answer', async () => {
    const on = { interop_checkAccessList: {} }
    await expect(explain({ on })).rejects.toMatchObject({ name: 'InvalidRpcResponseError' })
  })

  it.each([
    ['the origin', { origin: superchainAddresses.crossL2Inbox }, 'origin'],
    ['the chain', { chainId: 7n }, 'chain id'],
    ['the block', { blockNumber: 7n }, 'block number'],
    ['the log', { logIndex: 7n }, 'log index'],
    ['the time', { timestamp: 7n }, 'timestamp'],
  ])('knows that a transaction identifies another log by %s', async (_, change, name) => {
    const id = { ...identifier, ...change }
    const on = { ...willing, eth_getTransactionByHash: relay({ id }) }
    expect(await explain({ on }, { relayHash })).toMatchObject({
      cause: 'identifierDiffers',
      reason: expect.stringContaining(`The ${name} in the identifier`),
      found: `${Object.values(change)[0]}`,
    })
  })

  it('knows that a transaction has another payload', async () => {
    const on = { ...willing, eth_getTransactionByHash: relay({ data: `${payload}00` }) }
    expect(await explain({ on }, { relayHash })).toMatchObject({ cause: 'payloadDiffers' })
  })

  it.each([
    ['accessListMissing', [], 'no access list'],
    ['accessListMalformed', keys.slice(1), 'Storage key 0 should be a lookup'],
    ['identifierDiffers', [keys[0], `0x03${'00'.repeat(31)}`], 'The checksum in the access list'],
    [
      'identifierDiffers',
      [keys[0]?.replace(/.$/, '7'), keys[1]],
      'The log index in the access list',
    ],
  ])('knows that a transaction declares it badly: %s', async (cause, storageKeys, reason) => {
    const on = {
      ...willing,
      eth_getTransactionByHash: {
        ...relay(),
        accessList: relay({}, []).accessList.map((entry) => ({ ...entry, storageKeys })),
      },
    }
    expect(await explain({ on }, { relayHash })).toMatchObject({
      cause,
      reason: expect.stringContaining(reason),
    })
  })

  it('compares only the access list of a transaction that calls another contract', async () => {
    const on = {
      ...willing,
      eth_getTransactionByHash: { ...relay(), to: superchainAddresses.ethLiquidity },
    }
    expect(await explain({ on }, { relayHash })).toMatchObject({ cause: 'notRelayed' })
  })

  it('finds nothing wrong with a correct transaction', async () => {
    const on = { ...willing, eth_getTransactionByHash: relay() }
    expect(await explain({ on }, { relayHash })).toMatchObject({ cause: 'notRelayed' })
  })
})
