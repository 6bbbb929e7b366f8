import { setTimeout as delay } from 'node:timers/promises'
import { hangTimeoutMs } from './hangTimeout'

/** So many questions in a row go unanswered before a node is given up. */
const maxUnanswered = 6

/**
 * Watches whether a node answers. Asking it again and again, instead of once with a long timeout, makes no difference
 * to the node, but tells it apart from a machine that was suspended meanwhile, with its clock going on.
 *
 * @param ask - Asks for something that takes no time, but waits for the block that is being made.
 * @param onChange - Called when a question goes unanswered, and when one is answered again.
 * @param onHung - Called once, and nothing after it.
 */
export function watchNode({
  ask,
  onChange,
  onHung,
}: {
  ask: (signal: AbortSignal) => Promise<unknown>
  onChange: (isResponsive: boolean) => void
  onHung: () => void
}): { stop: () => void } {
  const abort = new AbortController()
  const { signal } = abort
  const intervalMs = hangTimeoutMs / maxUnanswered
  let unanswered = 0

  async function watch(): Promise<void> {
    while (unanswered < maxUnanswered) {
      const timeout = AbortSignal.timeout(intervalMs)
      const answered = await ask(AbortSignal.any([signal, timeout])).then(
        () => true,
        // An error is an answer as well, and the end of the process is noticed elsewhere.
        () => !timeout.aborted,
      )
      if (signal.aborted) return
      const wasResponsive = unanswered === 0
      unanswered = answered ? 0 : unanswered + 1
      if (answered !== wasResponsive) onChange(answered)
      if (answered) await delay(intervalMs, undefined, { signal })
    }
    onHung()
  }

  watch().catch(() => {
    // It was stopped.
  })
  return { stop: () => abort.abort() }
}
