import { readdirSync } from 'node:fs'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EvmNode, NodeRequest } from '../anvil/startNode'
import { ownTemporaryDirectory } from '../test/ownTemporaryDirectory'
import { processesNaming } from '../test/processesNaming'
import { NodeDownError } from './NodeDownError'
import { SupervisedProcess } from './SupervisedProcess'

const timeout = 60_000
const { signal } = new AbortController()

/** A process without a history: each incarnation starts at genesis. */
class BareProcess extends SupervisedProcess {
  readonly steps: string[] = []
  restoring: (node: EvmNode) => Promise<void> = async () => {}
  attaching: () => Promise<void> = async () => {}

  protected handle({ method }: NodeRequest, send: () => Promise<unknown>): Promise<unknown> {
    this.steps.push(method)
    return send()
  }

  protected async restore(node: EvmNode): Promise<void> {
    this.steps.push('restore')
    await this.restoring(node)
  }

  protected async attach(): Promise<void> {
    this.steps.push('attach')
    await this.attaching()
  }

  protected async detach(): Promise<void> {
    this.steps.push('detach')
  }

  protected async close(): Promise<void> {
    this.steps.push('close')
  }
}

const directory = ownTemporaryDirectory()
let node: BareProcess
const onError = vi.fn<(error: Error) => void>()

beforeEach(() => {
  onError.mockReset()
  node = new BareProcess({
    chainId: 34234,
    name: 'staking1',
    genesisTime: 1_700_000_000,
    log: pino({ enabled: false }),
    onError,
  })
})

afterEach(async () => {
  await node.stop()
  expect(processesNaming(directory())).toEqual([])
})

describe('a supervised process', { timeout }, () => {
  it('is restored and followed before it is up', async () => {
    const up = vi.fn()
    node.onUp(up)
    expect(node.isUp).toBe(false)
    expect(node.incarnation).toBe(0)
    node.restoring = async ({ client }) => {
      await client.getChainId()
      expect(node.isUp).toBe(false)
    }
    node.attaching = async () => expect(node.isUp).toBe(false)
    await node.start()
    expect(up).toHaveBeenCalledOnce()
    expect(node.incarnation).toBe(1)
    await node.client.getBlockNumber()
    await node.crash()
    await node.whenUp(signal)
    await node.stop()
    // Requests are handled once it is restored.
    expect(node.steps).toEqual([
      ...['restore', 'attach', 'eth_blockNumber'],
      ...['detach', 'restore', 'attach'],
      ...['detach', 'close'],
    ])
    expect(onError).not.toHaveBeenCalled()
  })

  it('reports that it is down, then that it is up', async () => {
    await node.start()
    const down = vi.fn()
    const unsubscribe = node.onDown(down)
    await node.crash()
    expect(node.isUp).toBe(false)
    expect(down).toHaveBeenCalledOnce()
    expect(() => node.client).toThrow(NodeDownError)
    expect(() => node.address).toThrow(
      'The node of staking1 (chain 34234) has ended and is being restarted in the same state. Retry in a moment.',
    )
    await node.whenUp(signal)
    expect(node.isUp).toBe(true)
    expect(node.incarnation).toBe(2)
    unsubscribe()
    await node.crash()
    await node.whenUp(signal)
    expect(down).toHaveBeenCalledOnce()
  })

  it('is awaited until a signal is aborted', async () => {
    await node.start()
    await node.crash()
    const abort = new AbortController()
    const up = node.whenUp(abort.signal)
    abort.abort()
    await expect(up).rejects.toThrow('aborted')
    await node.whenUp(signal)
    await expect(node.whenUp(abort.signal)).rejects.toThrow('aborted')
  })

  it('is replaced if it is killed while it starts', async () => {
    const starting = node.start()
    const socket = () =>
      readdirSync(directory(), { recursive: true, encoding: 'utf8' }).some((name) =>
        name.endsWith('anvil.ipc'),
      )
    await vi.waitFor(() => expect(socket()).toBe(true), { timeout, interval: 1 })
    for (const processId of processesNaming(directory())) process.kill(processId, 'SIGKILL')
    await starting
    expect(await node.client.getChainId()).toBe(34234)
  })

  it('is replaced if it is killed while it is restored', async () => {
    let tries = 0
    node.restoring = async ({ client, kill }) => {
      if (++tries === 1) kill()
      await client.getBlockNumber()
    }
    await node.start()
    expect(tries).toBe(2)
    expect(node.incarnation).toBe(1)
  })

  it('fails to start if it cannot be restored', async () => {
    let tries = 0
    node.restoring = async () => {
      tries++
      throw new Error('The journal is damaged')
    }
    await expect(node.start()).rejects.toThrow('The journal is damaged')
    expect(tries).toBe(1)
    expect(onError).not.toHaveBeenCalled()
  })

  it('is given up if it cannot be restored, with its last lines', async () => {
    await node.start()
    let tries = 0
    node.restoring = async () => {
      tries++
      throw new Error('The journal is damaged')
    }
    await node.client.mine({ blocks: 1 })
    await node.crash()
    await vi.waitFor(() => expect(onError).toHaveBeenCalled(), timeout)
    await node.stop()
    expect(tries).toBe(3)
    expect(onError).toHaveBeenCalledOnce()
    const [[error] = []] = onError.mock.calls
    expect(error?.message).toMatch(
      /^The node of chain 34234 ended \(SIGKILL\)\. Its last lines:\n.*Block Number: 1.*\nIt could not be restarted: The journal is damaged$/s,
    )
  })

  it('can be stopped repeatedly, which is not reported as down', async () => {
    await node.start()
    const down = vi.fn()
    node.onDown(down)
    await Promise.all([node.stop(), node.stop()])
    await node.stop()
    expect(down).not.toHaveBeenCalled()
    expect(onError).not.toHaveBeenCalled()
    expect(node.steps.filter((step) => step === 'close')).toHaveLength(1)
  })

  it('stays down if it is stopped while it is restarted, and leaves no process', async () => {
    await node.start()
    await node.crash()
    await node.stop()
    expect(processesNaming(directory())).toEqual([])
    expect(node.isUp).toBe(false)
    expect(onError).not.toHaveBeenCalled()
  })

  it.each([
    ['is killed if it does not respond to a task', () => node.downError(), 2, 0],
    ['leaves other errors of a task to the caller', () => new Error('failed'), 1, 1],
  ])('%s', async (_, error, incarnation, reports) => {
    await node.start()
    await node.taskFailed(error())
    await vi.waitFor(
      async () => {
        await node.whenUp(signal)
        expect(node.incarnation).toBe(incarnation)
      },
      { timeout, interval: 5 },
    )
    expect(onError).toHaveBeenCalledTimes(reports)
  })
})
