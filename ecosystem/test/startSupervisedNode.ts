import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { SupervisedNode } from '../node/SupervisedNode'
import { openStore } from './openStore'

/**
 * Starts a supervised node.
 *
 * @param directory - Of its journals and checkpoints; a temporary one by default.
 */
export async function startSupervisedNode({
  directory,
  isThrottled = true,
  onError = (error) => {
    throw error
  },
}: {
  directory?: string
  isThrottled?: boolean
  onError?: (error: Error) => void
} = {}): Promise<{ node: SupervisedNode; stop: () => Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  const path = directory ?? join(parent, 'chain')
  const node: SupervisedNode = new SupervisedNode({
    chainId: 34234,
    name: 'staking1',
    openStore: () => openStore(path),
    genesisTime: 1_700_000_000,
    finalBlock: (): bigint => node.blocks.head,
    isThrottled,
    log: pino({ enabled: false }),
    onError,
  })
  await node.start()
  return {
    node,
    async stop() {
      await node.stop()
      rmSync(parent, { recursive: true })
    },
  }
}
