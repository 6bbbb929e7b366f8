import {
  createClient,
  custom,
  encodeFunctionData,
  encodeFunctionResult,
  getAddress,
  type Hash,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { interopCenterAddress } from '../addresses'
import { centerMessageHash } from '../test/centerSample'
import { rpcError, stubNode } from '../test/stubNode'
import { sendInteropMessage } from './sendInteropMessage'

const account = getAddress('0x0000000000000000000000000000000000000abc')
const other = getAddress('0x0000000000000000000000000000000000000def')
const data = '0x1234'
const transactionHash: Hash = `0x${'a1'.repeat(32)}`

/** Responses of a chain with an interop center. */
const responses = {
  eth_call: encodeFunctionResult({
    abi: interopCenterAbi,
    functionName: 'sendInteropMessage',
    result: centerMessageHash,
  }),
  eth_sendTransaction: transactionHash,
}
const transaction = {
  to: interopCenterAddress,
  data: encodeFunctionData({
    abi: interopCenterAbi,
    functionName: 'sendInteropMessage',
    args: [data],
  }),
}
const sentBy = ({ calls }: ReturnType<typeof stubNode>) =>
  calls.flatMap(({ method, params }) => (method === 'eth_sendTransaction' ? [params[0]] : []))

describe('sendInteropMessage', () => {
  it('sends the data through the interop center and returns the transaction hash', async () => {
    const node = stubNode(responses)
    expect(await sendInteropMessage(node.client, { data, account })).toBe(transactionHash)
    expect(sentBy(node)).toEqual([expect.objectContaining({ ...transaction, from: account })])
  })

  it('defaults to the account of the client', async () => {
    const node = stubNode(responses)
    const client = createClient({ transport: custom(node.client), account })
    await sendInteropMessage(client, { data })
    await sendInteropMessage(client, { data, account: other })
    expect(sentBy(node)).toEqual([
      expect.objectContaining({ from: account }),
      expect.objectContaining({ from: other }),
    ])
  })

  it('sends nothing on a chain without an interop center, and throws with a remedy', async () => {
    const node = stubNode({ ...responses, eth_call: '0x' })
    await expect(sendInteropMessage(node.client, { data, account })).rejects.toMatchObject({
      name: 'InteropCenterMissingError',
      message: expect.stringMatching(new RegExp(`${interopCenterAddress}[^]*npm run deploy`)),
    })
    expect(sentBy(node)).toEqual([])
  })

  it('sends nothing that would revert, and rethrows the error', async () => {
    const node = stubNode({
      ...responses,
      eth_call: () => {
        throw rpcError(-32603, 'database is down')
      },
    })
    await expect(sendInteropMessage(node.client, { data, account })).rejects.toThrow(
      'database is down',
    )
    expect(sentBy(node)).toEqual([])
  })

  it('leaves the choice of the account to the node without one', async () => {
    const node = stubNode(responses)
    await sendInteropMessage(node.client, { data })
    expect(sentBy(node)).toEqual([transaction])
  })
})
