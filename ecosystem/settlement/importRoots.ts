import type { Logger } from 'pino'
import { zeroHash } from 'viem'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../../interop'
import type { Faults } from '../faults/Faults'
import { untilDone } from '../node/untilDone'
import type { ImportedRoot } from './Batch'
import type { Chain } from './Chain'
import type { Gate } from './Gate'
import type { Tempo } from './Tempo'
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
export function importRoots({
  chain,
  tempo,
  faults,
  gate,
  log,
  signal,
  onError,
}: {
  chain: Chain
  tempo: Tempo
  faults: Faults
  gate: Gate
  log: Logger
  signal: AbortSignal
  onError: (error: Error) => void
}) {
  const { node } = chain
  let pending: { root: ImportedRoot; hasMessages: boolean }[] = []
  let last: ImportedRoot | undefined
  let isStarted = false
  let lane = Promise.resolve()

  async function isMissing({ chainId, blockNumber }: ImportedRoot): Promise<boolean> {
    const root = await node.client.readContract({
      address: systemAddresses.interopRootStorage,
      abi: l2InteropRootStorageAbi,
      functionName: 'interopRoots',
      args: [chainId, blockNumber],
    })
    return root === zeroHash
  }

  async function run(): Promise<void> {
    await tempo.wait('import', signal, chain.config.id)
    while (pending.length > 0) {
      const next = pending.splice(0, maxRootsAtOnce).map(({ root }) => root)
      for (const roots of await faults.orderImports(next, signal)) {
        await untilDone(node, signal, async (isAnother) => {
          const missing = isAnother ? await Promise.all(roots.map(isMissing)) : []
          const wanted = isAnother ? roots.filter((_, index) => missing[index]) : roots
          if (wanted.length > 0) await gate.pass(() => writeRoots(node, wanted))
        })
        last = roots.at(-1)
        log.info({ chain: chain.config.name, roots: roots.length }, 'imported')
      }
    }
  }

  function wake(): void {
    if (!isStarted || !pending.some(({ hasMessages }) => hasMessages)) return
    lane = lane.then(run).catch((error: Error) => {
      if (!signal.aborted) onError(error)
    })
  }

  return {
    /** The root that was imported last. */
    get last(): ImportedRoot | undefined {
      return last
    },
    /** Takes the next root. */
    add(root: ImportedRoot, hasMessages: boolean): void {
      pending.push({ root, hasMessages })
      wake()
    },
    /** Begins with the first root that the chain does not have. */
    start(): void {
      isStarted = true
      const imported = new Set(chain.importedRoots().map(({ blockNumber }) => blockNumber))
      last = chain.importedRoots().at(-1)
      pending = pending.filter(({ root }) => !imported.has(root.blockNumber))
      wake()
    },
    /** Resolves once nothing is on its way any more after the signal. */
    ended: () => lane,
  }
}
