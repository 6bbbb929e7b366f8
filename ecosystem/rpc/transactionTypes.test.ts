import { type Hex, numberToHex, serializeTransaction } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { richAccount } from '../config/accounts'
import * as schemas from '../jsonrpc/schemas'
import { eventually } from '../test/eventually'
import { startServedChain } from '../test/startServedChain'

const sender = privateKeyToAccount(richAccount.privateKey)
const blobHash: Hex = `0x01${'ab'.repeat(31)}`
const to = '0x00000000000000000000000000000000000000a5'
/** What an account delegates to: the identity precompile. */
const delegate = '0x0000000000000000000000000000000000000004'

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
  await chain.node.client.setBalance({ address: sender.address, value: 10n ** 18n })
})

afterAll(() => chain.stop())

const nonce = async (address: Hex) =>
  Number(schemas.hex.parse(await chain.call('eth_getTransactionCount', [address, 'pending'])))

async function fees() {
  return {
    chainId: 34_234,
    nonce: await nonce(sender.address),
    maxFeePerGas: 2n * 10n ** 9n,
    maxPriorityFeePerGas: 0n,
    gas: 200_000n,
    to,
  } as const
}

async function rawBlob(): Promise<Hex> {
  return sender.signTransaction(
    {
      ...(await fees()),
      type: 'eip4844',
      blobVersionedHashes: [blobHash],
      maxFeePerBlobGas: 1n,
      sidecars: false,
    },
    { serializer: serializeTransaction },
  )
}

describe('a blob transaction, rejected with a reason', () => {
  const refusal = { code: 3, message: expect.stringContaining('are not accepted') }

  it.each([
    'eth_sendRawTransaction',
    'eth_sendRawTransactionSync',
    'zks_sendRawTransactionWithDetailedOutput',
  ])('sent by %s', async (method) => {
    await expect(chain.call(method, [await rawBlob()])).rejects.toMatchObject(refusal)
  })

  it.each<[string, Record<string, unknown>]>([
    ['by its type', { type: '0x3' }],
    ['by its type in decimal', { type: 3 }],
    ['by its hashes', { blobVersionedHashes: [blobHash] }],
    ['by its fee', { maxFeePerBlobGas: '0x1' }],
    ['by its blobs', { blobs: ['0x'] }],
  ])('requested without a signature %s', async (_, fields) => {
    const [from] = chain.node.accounts
    for (const method of [
      'eth_sendTransaction',
      'eth_sendTransactionSync',
      'eth_sendUnsignedTransaction',
    ])
      await expect(chain.call(method, [{ from, to, ...fields }])).rejects.toMatchObject(refusal)
  })
})

describe('EIP-7702', () => {
  const authority = (index: number) => privateKeyToAccount(numberToHex(1000 + index, { size: 32 }))
  const authorize = (index: number) =>
    authority(index).signAuthorization({ chainId: 34_234, address: delegate, nonce: 0 })
  const codeOf = (index: number) => chain.call('eth_getCode', [authority(index).address, 'latest'])
  const delegation = `0xef0100${delegate.slice(2)}`

  async function raw(index: number): Promise<Hex> {
    return sender.signTransaction({
      ...(await fees()),
      type: 'eip7702',
      authorizationList: [await authorize(index)],
    })
  }

  it('delegates by a raw transaction', async () => {
    const receipt = await chain.call('eth_sendRawTransactionSync', [await raw(0)])
    expect(receipt).toMatchObject({ status: '0x1', type: '0x4' })
    expect(await codeOf(0)).toBe(delegation)
  })

  it('delegates by a transaction with detailed output', async () => {
    const { transactionHash } = z
      .object({ transactionHash: schemas.hash })
      .parse(await chain.call('zks_sendRawTransactionWithDetailedOutput', [await raw(1)]))
    await eventually(async () =>
      expect(await chain.call('eth_getTransactionReceipt', [transactionHash])).toMatchObject({
        type: '0x4',
        status: '0x1',
      }),
    )
    expect(await codeOf(1)).toBe(delegation)
  })

  it('delegates for an impersonated account, also after a restart of the node', async () => {
    await chain.call('anvil_impersonateAccount', [to])
    await chain.node.client.setBalance({ address: to, value: 10n ** 18n })
    const { yParity, ...authorization } = await authorize(2)
    const authorizationList = [
      {
        ...authorization,
        chainId: '0x85ba',
        nonce: '0x0',
        yParity: numberToHex(yParity ?? 0),
        v: undefined,
      },
    ]
    await chain.call('eth_sendTransactionSync', [
      { from: to, to, gas: '0x30d40', authorizationList },
    ])
    expect(await codeOf(2)).toBe(delegation)

    const back = new Promise<void>((resolve) => chain.node.onUp(resolve))
    chain.node.crash()
    await back
    for (const index of [0, 1, 2]) expect(await codeOf(index)).toBe(delegation)
  })
})
