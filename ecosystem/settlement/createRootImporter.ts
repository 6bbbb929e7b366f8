import type { Logger } from 'pino'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { getInteropRoot, systemAddresses } from '../../interop'
import type { NodeClient } from '../anvil/startNode'
import type { Faults } from '../faults/Faults'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { ImportedRoot } from './Batch'
import type { Chain } from './Chain'
import { describeFailedCall } from './describeFailedCall'
import { Halts } from './Halts'
import type { ReadWriteLock } from './ReadWriteLock'
import { retryHalted } from './retryHalted'
import type { SettlementScheduler } from './SettlementScheduler'
import { writeRoots } from './writeRoots'

/** A live chain's bootloader imports no more per batch either. */
const maxRootsAtOnce = 100

/**
 * Imports interop roots into one chain, in order, as its bootloader does.
 *
 * A root that makes a message verifiable is imported at once, also when the chain is otherwise idle; any other root
 * waits for the next such one. Otherwise chains would wake each other up for ever: every import makes a block, every
 * block a batch, every batch a root.
 *
 * @returns Takes roots at once, but imports none before it is started.
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
  /** No root is imported for this reason; null once it goes on. */
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
    /** Takes the next root. */
    add(root: ImportedRoot, hasMessages: boolean): void {
      pending.push({ root, hasMessages })
      wake()
    },
    /** Begins with the first root that the chain does not have. */
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
    /** Resolves once nothing is on its way any more after the signal. */
    ended: () => queue,
  }
}

/** Numbers of the settlement layer's blocks whose roots a chain has imported, in the order in which it did. */
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
