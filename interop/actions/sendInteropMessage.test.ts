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
import { refusal, stubNode } from '../test/stubNode'
import { sendInteropMessage } from './sendInteropMessage'

const account = getAddress('0x0000000000000000000000000000000000000abc')
const other = getAddress('0x0000000000000000000000000000000000000def')
const data = '0x1234'
const transactionHash: Hash = `0x${'a1'.repeat(32)}`

/** A chain whose centre answers. */
const answers = {
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
  it('has the centre send the data, and resolves to the hash of the transaction', async () => {
    const node = stubNode(answers)
    expect(await sendInteropMessage(node.client, { data, account })).toBe(transactionHash)
    expect(sentBy(node)).toEqual([expect.objectContaining({ ...transaction, from: account })])
  })

  it('sends from the account of the client if no other is named', async () => {
    const node = stubNode(answers)
    const client = createClient({ transport: custom(node.client), account })
    await sendInteropMessage(client, { data })
    await sendInteropMessage(client, { data, account: other })
    expect(sentBy(node)).toEqual([
      expect.objectContaining({ from: account }),
      expect.objectContaining({ from: other }),
    ])
  })

  it('sends nothing to a chain that has no centre, and says what to do', async () => {
    const node = stubNode({ ...answers, eth_call: '0x' })
    await expect(sendInteropMessage(node.client, { data, account })).rejects.toMatchObject({
      name: 'InteropCenterMissingError',
      message: expect.stringMatching(new RegExp(`${interopCenterAddress}[^]*npm run deploy`)),
    })
    expect(sentBy(node)).toEqual([])
  })

  it('sends nothing that would fail, and passes on why', async () => {
    const node = stubNode({
      ...answers,
      eth_call: () => {
        throw refusal(-32603, 'database is down')
      },
    })
    await expect(sendInteropMessage(node.client, { data, account })).rejects.toThrow(
      'database is down',
    )
    expect(sentBy(node)).toEqual([])
  })

  it('lets the node choose among its accounts where none is named', async () => {
    const node = stubNode(answers)
    await sendInteropMessage(node.client, { data })
    expect(sentBy(node)).toEqual([transaction])
  })
})
