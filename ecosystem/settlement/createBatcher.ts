import type { Batch, BatchContents } from './Batch'
import { countFittingBlocks, whyOversized } from './batchCapacity'
import type { Chain } from './Chain'
import type { SettlementScheduler } from './SettlementScheduler'

/**
 * Blocks that do nothing but import roots wait this long for company. Settling them yields a root as well: sealed at
 * once, every message would set off a round of small batches on every chain.
 */
const quietMs = 250

/**
 * After a batch a chain rests a multiple of the time that its commitment took, up to a limit: the more there is to do,
 * the larger the batches and the fewer the transactions that settle them.
 */
const restFactor = 8
const maxRestMs = 250

/**
 * Decides which blocks of a chain make a batch, and seals it.
 *
 * @param commit - Takes each batch and resolves once it is committed. What the chain does until then makes up the
 * next batch, so batches grow with the load.
 * @param onHalt - Nothing is sealed any more for this reason: a block does not fit into any batch.
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

  function schedule(): void {
    if (!canSeal()) return
    const urgent = chain.unsealed.some((block) => !block.isImportOnly)
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
    restUntil = now + Math.min(maxRestMs, restFactor * (now - begun))
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
    /** Why nothing is sealed any more; null as long as blocks are. */
    get halt(): string | null {
      return halt
    },
    /** There is another block. */
    wake: schedule,
    /** Does not wait for more blocks. */
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
