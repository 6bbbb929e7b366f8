import { createTestClient, type Hash, http, publicActions, walletActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  buildExecutingMessage,
  type ExecutingMessage,
  relayMessage,
  sendMessage,
} from '../interop/superchain'
import { richAccount } from './config/accounts'
import { createEcosystem } from './createEcosystem'
import { createSuperchain } from './createSuperchain'
import { BlockFeed } from './node/BlockFeed'
import type { EcosystemHooks, RunningNetwork } from './startNetwork'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const anyone = '0x00000000000000000000000000000000000000a1'
const halted = 'The network could not continue after a change of its history: no blocks today'

let network: RunningNetwork<unknown> | undefined

afterEach(async () => {
  vi.restoreAllMocks()
  await network?.stop()
  network = undefined
})

function connect(index: number) {
  const transport = http(network?.chains[index]?.rpcUrl, { retryCount: 0 })
  return createTestClient({ mode: 'anvil', account, transport, pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions)
}

function sendSomething(): Promise<Hash> {
  return connect(1).sendTransaction({ to: anyone, value: 1n, chain: null })
}

async function sentMessage(): Promise<ExecutingMessage> {
  const hash = await sendMessage(connect(0), { destination: 902n, target: anyone, message: '0x' })
  await connect(0).waitForTransactionReceipt({ hash })
  return buildExecutingMessage(connect(0), { hash })
}

/** Reverts to a snapshot while no blocks can be read, so that the protocol cannot start again. */
async function failToRevert(): Promise<void> {
  const id = await connect(1).snapshot()
  await connect(1).mine({ blocks: 1 })
  vi.spyOn(BlockFeed.prototype, 'read').mockRejectedValue(new Error('no blocks today'))
  await expect(connect(1).revert({ id })).rejects.toThrow(halted)
  vi.restoreAllMocks()
}

const protocols: [string, (hooks: EcosystemHooks) => Promise<RunningNetwork<unknown>>][] = [
  ['ZKsync', (hooks) => createEcosystem({}, hooks)],
  ['the Superchain', (hooks) => createSuperchain({}, hooks)],
]

describe.each(protocols)('a network of %s that cannot continue', { timeout }, (name, create) => {
  it('reports it, rejects transactions, and recovers with the next change', async () => {
    const onError = vi.fn<(error: Error) => void>()
    network = await create({ onError })
    const id = await connect(1).snapshot()
    const executing = name === 'the Superchain' ? await sentMessage() : null
    await failToRevert()

    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ message: expect.stringContaining(halted) }),
    )
    await expect(sendSomething()).rejects.toThrow(halted)
    if (executing) await expect(relayMessage(connect(1), executing)).rejects.toThrow(halted)
    expect(await connect(1).getChainId()).toBe(network?.chains[1]?.id)

    await connect(1).revert({ id })
    await connect(1).waitForTransactionReceipt({ hash: await sendSomething() })
    if (executing) {
      const hash = await relayMessage(connect(1), await sentMessage())
      expect((await connect(1).waitForTransactionReceipt({ hash })).status).toBe('success')
    }
    expect(onError).toHaveBeenCalledTimes(1)
  })
})

it('ends transactions that wait while blocks of the Superchain are replaced', {
  timeout,
}, async () => {
  network = await createSuperchain({}, { onError() {} })
  const executing = await sentMessage()
  const id = await connect(1).snapshot()
  await connect(1).mine({ blocks: 1 })
  let fail = () => {}
  const failing = new Promise<never>((_, reject) => {
    fail = () => reject(new Error('no blocks today'))
  })
  const read = vi.spyOn(BlockFeed.prototype, 'read').mockReturnValue(failing)
  const reverted = connect(1).revert({ id })
  reverted.catch(() => {})
  await vi.waitFor(() => expect(read).toHaveBeenCalled())
  const waiting = relayMessage(connect(1), executing)
  waiting.catch(() => {})
  fail()
  await expect(reverted).rejects.toThrow(halted)
  await expect(waiting).rejects.toThrow(halted)
})
