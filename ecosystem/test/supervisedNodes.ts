import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Hash } from 'viem'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { MiningGate } from '../node/MiningGate'
import type { SupervisedNode } from '../node/SupervisedNode'
import { ownTemporaryDirectory } from './ownTemporaryDirectory'
import { processesNaming } from './processesNaming'
import { startSupervisedNode } from './startSupervisedNode'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

/** For the tests of a file: supervised nodes in a directory that is new for each test, which leave no process behind. */
export function supervisedNodes() {
  const onError = vi.fn<(error: Error) => void>()
  const directory = ownTemporaryDirectory()
  let stops: (() => Promise<void>)[]

  beforeEach(() => {
    onError.mockReset()
    stops = []
  })

  afterEach(async () => {
    for (const stop of stops) await stop()
    expect(processesNaming(directory())).toEqual([])
  })

  const storePath = () => join(directory(), 'store')

  return {
    onError,
    /** Where nodes have their temporary files. */
    directory,
    /** The directory of journals and checkpoints. */
    storePath,
    /** Calls a function after the test, before the nodes are stopped. */
    beforeStop(stop: () => Promise<void>): void {
      stops.unshift(stop)
    },
    /** Starts a node where the last one was stopped. */
    async start(options: { isThrottled?: boolean } = {}): Promise<SupervisedNode> {
      const { node, stop } = await startSupervisedNode({
        directory: storePath(),
        onError,
        ...options,
      })
      stops.push(stop)
      return node
    },
  }
}

export const ask = ({ client }: SupervisedNode, method: string, ...params: unknown[]) =>
  client.request<AnyRequest>({ method, params }, { retryCount: 0 })

/** Mines blocks; resolves once they are durable. */
export async function mine(node: SupervisedNode, blocks: number): Promise<void> {
  await node.client.mine({ blocks })
  await node.blocks.waitForDurable(await node.client.getBlockNumber())
}

/** Crashes a node; resolves once it is up again. */
export async function crash(node: SupervisedNode): Promise<void> {
  await node.crash()
  await node.whenUp(new AbortController().signal)
}

/** The hashes of all blocks of a node. */
export async function hashes({ client }: SupervisedNode): Promise<Hash[]> {
  const head = await client.getBlockNumber()
  const numbers = Array.from({ length: Number(head) + 1 }, (_, number) => BigInt(number))
  const blocks = await Promise.all(numbers.map((blockNumber) => client.getBlock({ blockNumber })))
  return blocks.map(({ hash }) => hash)
}

/** Whether a request passes a gate at once. */
export function passes(gate: MiningGate, method: string): Promise<boolean> {
  return Promise.race([gate.pass(method, async () => true), setImmediate(false)])
}
