import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { SupervisedNode } from '../node/SupervisedNode'
import { openStore } from './openStore'

/**
 * Starts a node that is kept in a folder.
 *
 * @param directory - One of its own, gone when it stops, if left out.
 */
export async function startSupervisedNode({
  directory,
  onError = (error) => {
    throw error
  },
}: {
  directory?: string
  onError?: (error: Error) => void
} = {}): Promise<{ node: SupervisedNode; stop: () => Promise<void> }> {
  const path = directory ?? mkdtempSync(join(tmpdir(), 'interstake-test-'))
  const node: SupervisedNode = new SupervisedNode({
    chainId: 34234,
    name: 'staking1',
    openStore: () => openStore(path),
    genesisTime: 1_700_000_000,
    finalBlock: (): bigint => node.blocks.head,
    log: pino({ enabled: false }),
    onError,
  })
  await node.start()
  return {
    node,
    async stop() {
      await node.stop()
      if (directory === undefined) rmSync(path, { recursive: true })
    },
  }
}
