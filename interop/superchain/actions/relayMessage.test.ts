import { concat, encodeErrorResult, type Hex, padHex, parseAbi } from 'viem'
import { describe, expect, it } from 'vitest'
import { InteropPermanentError, InteropRetryableError } from '../../errors/InteropError'
import { rpcError, stubNode } from '../../test/stubNode'
import { superchainAddresses } from '../addresses'
import { hash, send } from '../test/responses'
import { superchainVectors } from '../test/vectors'
import { relayMessage } from './relayMessage'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const executing = { id: send.identifier, payload: send.payload, account } as const
const errors = new Map(Object.entries(superchainVectors.errors))

const relayOn = (eth_call: unknown) =>
  relayMessage(stubNode({ eth_call }).client, executing).catch((error) => error)
const reverting = (data: Hex) => () => {
  throw Object.assign(rpcError(3, 'execution reverted'), { data })
}
/** Reverts as if the message was relayed, and says whether it was. */
const alreadyRelayed =
  (answer: Hex) =>
  ([call]: readonly unknown[]) => {
    const asked = concat([
      superchainVectors.functions['successfulMessages(bytes32)'] ?? '0x',
      send.messageHash,
    ])
    if (JSON.stringify(call).includes(asked)) return padHex(answer, { size: 32 })
    return reverting(errors.get('MessageAlreadyRelayed()') ?? '0x')()
  }
const returned = `0x${'20'.padStart(64, '0')}${'0'.repeat(64)}` as const

describe('relayMessage', () => {
  it('calls the messenger like other implementations, with the access list and no ether', async () => {
    const node = stubNode({ eth_call: returned, eth_sendTransaction: hash })
    expect(await relayMessage(node.client, executing)).toBe(hash)
    const call = {
      from: account,
      to: superchainAddresses.l2ToL2CrossDomainMessenger,
      data: superchainVectors.endToEnd.relay.calldata,
      accessList: send.accessList,
    }
    for (const method of ['eth_call', 'eth_sendTransaction'])
      expect(node.calls.find((request) => request.method === method)?.params[0]).toMatchObject(call)
  })

  it('computes the access list, whatever is passed', async () => {
    const node = stubNode({ eth_call: returned, eth_sendTransaction: hash })
    await relayMessage(node.client, { ...executing, ...{ accessList: [] } })
    expect(node.calls.at(-1)?.params[0]).toMatchObject({ accessList: send.accessList })
  })

  it('throws a permanent error if the message is already relayed', async () => {
    const error = await relayOn(alreadyRelayed('0x01'))
    expect(error).toBeInstanceOf(InteropPermanentError)
    expect(error.name).toBe('MessageAlreadyRelayedError')
  })

  it.each([
    ['MessageAlreadyRelayed()', alreadyRelayed('0x00')],
    ['InvalidMessage()', reverting(errors.get('InvalidMessage()') ?? '0x')],
  ])(
    'throws a retryable error if the target reverts with %s of the messenger',
    async (name, call) => {
      const error = await relayOn(call)
      expect(error).toBeInstanceOf(InteropRetryableError)
      expect(error).toMatchObject({
        name: 'MessageTargetRevertedError',
        selector: errors.get(name),
      })
    },
  )

  it('throws a permanent error on a chain without a messenger', async () => {
    const error = await relayOn('0x')
    expect(error).toBeInstanceOf(InteropPermanentError)
    expect(error.name).toBe('MessengerMissingError')
  })

  const stringError = encodeErrorResult({
    abi: parseAbi(['error Error(string)']),
    args: ['closed on Sundays'],
  })
  it.each<[string, Hex, Hex | null, string]>([
    ['an error of its own', '0xdeadbeef', '0xdeadbeef', '0xdeadbeef'],
    ['a reason', stringError, null, 'closed on Sundays'],
    ['nothing', '0x', null, 'consumed'],
  ])('throws a retryable error if the target reverts with %s', async (_, data, selector, text) => {
    const error = await relayOn(reverting(data))
    expect(error).toBeInstanceOf(InteropRetryableError)
    expect(error).toMatchObject({ name: 'MessageTargetRevertedError', selector })
    expect(error.message).toContain(text)
  })

  it.each([
    ...['NotInAccessList', 'CrossL2Inbox_NoExecutingDeposits', 'EventPayloadNotSentMessage'],
    ...['IdOriginNotL2ToL2CrossDomainMessenger', 'MessageDestinationNotRelayChain'],
    'ReentrantCall',
  ])('rethrows %s of the contracts by its name', async (name) => {
    const error = await relayOn(reverting(errors.get(`${name}()`) ?? '0x'))
    expect(error.name).toBe('ContractFunctionExecutionError')
    expect(error.message).toContain(`Error: ${name}()`)
  })

  it('rethrows the error of a node', async () => {
    const error = await relayOn(() => {
      throw rpcError(-32005, 'too many requests')
    })
    expect(error.message).toContain('too many requests')
    expect(error).not.toBeInstanceOf(InteropRetryableError)
  })

  it('rethrows that a node refuses the transaction', async () => {
    const refuse = () => {
      throw rpcError(-320600, 'conflicting data')
    }
    const { client } = stubNode({ eth_call: returned, eth_sendTransaction: refuse })
    await expect(relayMessage(client, executing)).rejects.toThrow('conflicting data')
  })
})
