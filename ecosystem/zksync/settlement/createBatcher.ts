import type { Batch, BatchContents } from './Batch'
import { countFittingBlocks, whyOversized } from './batchCapacity'
import type { Chain } from './Chain'
import type { SettlementScheduler } from './SettlementScheduler'

/**
 * Delay of blocks that only import roots. Settling them publishes another root: without a delay, every message would
 * cause a round of small batches on every chain.
 */
const quietMs = 250

/**
 * If blocks were added while a batch was committed, the chain pauses for a multiple of the time that this took, up to a
 * limit: the higher the load, the larger the batches and the fewer their settlement transactions.
 */
const restFactor = 8
const maxRestMs = 250

/**
 * Seals the blocks of a chain into batches.
 *
 * @param commit - Called with each batch; resolves once it is committed. Blocks until then become the next batch, so
 * batches grow with the load.
 * @param onHalt - Called with the reason when sealing has stopped, as a block does not fit in any batch.
 */
export function createBatcher({
  chain,
  scheduler,
  commit,
  onHalt,
}: {
  chain: Chain
  scheduler: SettlementScheduler
  commit: (batch: Batch, contents: BatchContents) => Promise<void>
  onHalt: (reason: string) => void
}) {
  let timer: { handle: NodeJS.Timeout; urgent: boolean } | undefined
  let committing = false
  let restUntil = 0
  let halt: string | null = null
  let stopped = false

  function canSeal(): boolean {
    const [next] = chain.unsealed
    if (stopped || committing || halt !== null || !next) return false
    const reason = whyOversized(next)
    if (reason === null) return true
    halt = `Block ${next.number} ${reason}. Roll it back with anvil_rollback, or revert to a snapshot.`
    onHalt(halt)
    return false
  }

  /** Whether there are blocks that do not only import roots. */
  const hasWork = () => chain.unsealed.some((block) => !block.isImportOnly)

  function schedule(): void {
    if (!canSeal()) return
    const urgent = hasWork()
    if (timer && (timer.urgent || !urgent)) return
    clearTimeout(timer?.handle)
    const { seal: wanted } = scheduler.pace
    const rest = Math.max(0, restUntil - performance.now())
    const wait = Math.max(rest, urgent ? wanted : Math.max(wanted, quietMs))
    timer = { handle: setTimeout(() => void seal(), wait), urgent }
  }

  async function seal(): Promise<void> {
    timer = undefined
    committing = true
    const begun = performance.now()
    const { batch, contents } = chain.seal(countFittingBlocks(chain.unsealed))
    await commit(batch, contents)
    const now = performance.now()
    restUntil = hasWork() ? now + Math.min(maxRestMs, restFactor * (now - begun)) : 0
    committing = false
    schedule()
  }

  const stopListening = scheduler.onChange(() => {
    clearTimeout(timer?.handle)
    timer = undefined
    schedule()
  })

  schedule()
  return {
    /** Why sealing has stopped; null while it has not. */
    get halt(): string | null {
      return halt
    },
    /** Has to be called when there is another block. */
    wake: schedule,
    /** Seals a batch without waiting for more blocks. */
    sealNow(): void {
      if (!canSeal()) return
      clearTimeout(timer?.handle)
      void seal()
    },
    stop(): void {
      stopped = true
      clearTimeout(timer?.handle)
      stopListening()
    },
  }
}
