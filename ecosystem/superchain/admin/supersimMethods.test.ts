import { createTestClient, type Hash, http, publicActions, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { getSentMessages, sendMessage } from '../../../interop/superchain'
import { requestNode } from '../../anvil/requestNode'
import { richAccount } from '../../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../../createSuperchain'
import { BlockFeed } from '../../node/BlockFeed'
import { eventually } from '../../test/eventually'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const anyone = '0x00000000000000000000000000000000000000a1'

let network: SuperchainEcosystem

beforeAll(async () => {
  network = await createSuperchain({
    chains: ['op1', 'op2'].map((name, index) => ({
      ...{ name, id: 901 + index, port: 9545 + index },
    })),
    autoRelay: true,
  })
}, timeout)

afterAll(() => network.stop())

const connect = () =>
  createTestClient({
    ...{ mode: 'anvil', account, pollingInterval: 20 },
    transport: http(network.chains[0]?.rpcUrl),
  })
    .extend(publicActions)
    .extend(walletActions)

async function send(): Promise<Hash> {
  const client = connect()
  const hash = await sendMessage(client, { destination: 902n, target: anyone, message: '0x1234' })
  await client.waitForTransactionReceipt({ hash })
  const [sent] = await getSentMessages(client, { hash })
  if (!sent) throw new Error('Nothing was sent')
  return sent.messageHash
}

const call = (method: string, hash: Hash) =>
  requestNode(new URL(network.adminUrl ?? '').host, method, [hash])

describe('the methods of supersim', { timeout }, () => {
  it('find a message that is relayed without reading the blocks with other messages', async () => {
    const [first = '0x', ...others] = [await send(), await send(), await send(), await send()]
    await eventually(() => {
      for (const { pendingMessages } of network.status().chains) expect(pendingMessages).toBe(0)
    })
    const read = vi.spyOn(BlockFeed.prototype, 'read')
    try {
      expect(await call('admin_getL2ToL2MessageByMsgHash', first)).toMatchObject({
        ...{ Source: 901, Destination: 902, Message: '0x1234' },
      })
      expect(await call('admin_getAccessListByMsgHash', first)).toMatchObject({
        accessList: [{ storageKeys: [expect.any(String), expect.any(String)] }],
      })
      expect(read).toHaveBeenCalledTimes(2)
    } finally {
      read.mockRestore()
    }
    await network.reorg({ chain: 'op1', depth: others.length })
    for (const hash of [first, ...others])
      expect(await call('admin_getL2ToL2MessageByMsgHash', hash)).toMatchObject({ Source: 901 })
    await connect().request<{ Method: string; Parameters: [number]; ReturnType: unknown }>({
      method: 'anvil_rollback',
      params: [1],
    })
    await expect(call('admin_getL2ToL2MessageByMsgHash', others.at(-1) ?? '0x')).rejects.toThrow(
      'No chain has sent a message',
    )
  })
})
