import type { Logger } from 'pino'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { getInteropRoot, systemAddresses } from '../../../interop'
import { describeFailedCall } from '../../anvil/describeFailedCall'
import type { NodeClient } from '../../anvil/startNode'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { ReadWriteLock } from '../../ReadWriteLock'
import type { Faults } from '../Faults'
import type { ImportedRoot } from './Batch'
import type { Chain } from './Chain'
import { Halts } from './Halts'
import { retryHalted } from './retryHalted'
import type { SettlementScheduler } from './SettlementScheduler'
import { writeRoots } from './writeRoots'

/** Maximum number of roots per batch, like on live chains. */
const maxRootsAtOnce = 100

/**
 * Imports interop roots into one chain, in order, as its bootloader does.
 *
 * A root that makes a message verifiable is imported immediately, even on an idle chain; other roots wait for the next
 * such one. Otherwise chains would wake each other endlessly: every import creates a block, every block a batch, every
 * batch a root.
 *
 * @returns An importer that queues roots, but imports none before it is started.
 */
export function createRootImporter({
  chain,
  scheduler,
  faults,
  lock,
  log,
  signal,
  onHalt,
}: {
  chain: Chain
  scheduler: SettlementScheduler
  faults: Faults
  lock: ReadWriteLock
  log: Logger
  signal: AbortSignal
  /** Called with the reason when imports are halted, and with null when they resume. */
  onHalt: (reason: string | null) => void
}) {
  const { node } = chain
  const halts = new Halts<'import'>(onHalt)
  let pending: { root: ImportedRoot; hasMessages: boolean }[] = []
  let lastBlock: bigint | null = null
  let isStarted = false
  let queue = Promise.resolve()

  async function has(root: ImportedRoot): Promise<boolean> {
    return (await getInteropRoot(node.client, root)) === root.root
  }

  async function write(roots: readonly ImportedRoot[], isRetry: boolean): Promise<void> {
    const known = isRetry ? await Promise.all(roots.map(has)) : []
    const wanted = isRetry ? roots.filter((_, index) => !known[index]) : roots
    if (wanted.length > 0)
      await lock.shared((release) => writeRoots(node, wanted, { onPending: release, signal }))
  }

  async function run(): Promise<void> {
    await scheduler.wait('import', signal, chain.config.id)
    while (pending.length > 0) {
      const next = pending.splice(0, maxRootsAtOnce).map(({ root }) => root)
      for (const roots of await faults.orderImports(next, signal)) {
        await retryHalted(
          (isRetry) =>
            retryAcrossRestarts([node], signal, (isRepeated) =>
              write(roots, isRetry || isRepeated),
            ),
          {
            signal,
            onHalt: (error) =>
              halts.set(
                'import',
                `The interop root of block ${roots[0]?.blockNumber} of the settlement layer cannot be imported: ${describeFailedCall(error)}. Fix the cause on the chain, or revert to a snapshot. It is retried every second.`,
              ),
          },
        )
        halts.clear('import')
        lastBlock = roots.at(-1)?.blockNumber ?? lastBlock
        log.info({ chain: chain.config.name, roots: roots.length }, 'imported')
      }
    }
  }

  function wake(): void {
    if (!isStarted || !pending.some(({ hasMessages }) => hasMessages)) return
    queue = queue.then(run).catch(() => {
      // It was stopped.
    })
  }

  return {
    /** Block of the settlement layer whose root was imported last; null before the first. */
    get lastBlock(): bigint | null {
      return lastBlock
    },
    get halt(): string | null {
      return halts.reason
    },
    /** Queues the next root. */
    add(root: ImportedRoot, hasMessages: boolean): void {
      pending.push({ root, hasMessages })
      wake()
    },
    /** Starts with the first root that the chain has not imported. */
    async start(): Promise<void> {
      const imported = await retryAcrossRestarts([node], signal, () =>
        readImportedBlocks(node.client),
      )
      lastBlock = imported.at(-1) ?? null
      const known = new Set(imported)
      pending = pending.filter(({ root }) => !known.has(root.blockNumber))
      isStarted = true
      wake()
    },
    /** Resolves once all work has ended after the signal was aborted. */
    ended: () => queue,
  }
}

/** Numbers of the settlement layer's blocks whose roots a chain has imported, in order of import. */
async function readImportedBlocks(client: NodeClient): Promise<bigint[]> {
  const events = await client.getContractEvents({
    address: systemAddresses.interopRootStorage,
    abi: l2InteropRootStorageAbi,
    eventName: 'InteropRootAdded',
    fromBlock: 0n,
    strict: true,
  })
  return events.map(({ args }) => args.blockNumber)
}
