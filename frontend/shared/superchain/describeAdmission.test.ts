import { createClient, custom, HttpRequestError, RpcRequestError } from 'viem'
import { describe, expect, it } from 'vitest'
import { checkAccessList } from '../../../interop/superchain/rpc/checkAccessList'
import { sampleMessage } from '../test/sampleMessage'
import { describeAdmission, describeUnasked } from './describeAdmission'

const keys = sampleMessage.executingMessage.accessList[0]?.storageKeys ?? []

/** A node that answers with a value or an error. */
function nodeThat(answer: unknown) {
  const asked: unknown[] = []
  const client = createClient({
    transport: custom(
      {
        async request({ method, params }: { method: string; params?: unknown }) {
          if (method === 'eth_chainId') return '0x387'
          if (method === 'eth_getBlockByNumber') return { number: null, timestamp: '0x64' }
          asked.push([method, params])
          if (answer instanceof Error) throw answer
          return answer
        },
      },
      { retryCount: 0 },
    ),
  })
  return { client, asked }
}

const refusal = (code: number, message: string) =>
  new RpcRequestError({ body: {}, url: 'http://127.0.0.1:1', error: { code, message } })

describe('checkAccessList', () => {
  it('asks about the next block of the chain', async () => {
    const { client, asked } = nodeThat(null)
    const admission = await checkAccessList(client, keys)
    expect(asked).toEqual([
      ['interop_checkAccessList', [keys, 'cross-unsafe', { chainID: '0x387', timestamp: '0x64' }]],
    ])
    expect(describeAdmission(admission, 'rewards')).toBe(
      'rewards admits transactions with this access list.',
    )
  })

  it('asks about a block with another timestamp', async () => {
    const { client, asked } = nodeThat(null)
    await checkAccessList(client, keys, 7n)
    expect(asked).toEqual([
      ['interop_checkAccessList', [keys, 'cross-unsafe', { chainID: '0x387', timestamp: '0x7' }]],
    ])
  })

  it.each([
    [
      -320600,
      'rewards refuses the message: “conflicting data” (code -320600). The message conflicts with the source chain.',
    ],
    [
      -32602,
      'rewards refuses the message: “conflicting data” (code -32602). The access list cannot be parsed.',
    ],
    [-1234, 'rewards refuses the message: “conflicting data” (code -1234).'],
  ])('describes a refusal with code %s', async (code, expected) => {
    const admission = await checkAccessList(
      nodeThat(refusal(code, 'conflicting data')).client,
      keys,
    )
    expect(admission).toEqual({ isAdmitted: false, code, reason: 'conflicting data' })
    expect(describeAdmission(admission, 'rewards')).toBe(expected)
  })

  it.each([
    [refusal(-32601, 'Method not found'), 'does not have the method interop_checkAccessList'],
    [new HttpRequestError({ url: 'http://127.0.0.1:1' }), 'is unreachable'],
    [{}, 'invalid response to interop_checkAccessList'],
  ])('is not asked if the node answers %s', async (answer, expected) => {
    const error = await checkAccessList(nodeThat(answer).client, keys).catch((reason) => reason)
    expect(describeUnasked(error, 'rewards')).toContain(expected)
  })
})
