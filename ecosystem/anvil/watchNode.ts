import { setTimeout as delay } from 'node:timers/promises'
import { hangTimeoutMs } from './hangTimeout'

/** A node is considered hung after this number of consecutive unanswered requests. */
const maxUnanswered = 6

/**
 * Watches whether a node responds. Several short requests, instead of one with a long timeout, tell a hung node from a
 * machine that was suspended.
 *
 * @param ask - Sends a request that takes no time, but waits for the block that is being mined.
 * @param onChange - Called when a request is not answered, and when one is answered again.
 * @param onHung - Called once, as the last callback.
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
        // An error is a response, too, and the exit of the process is noticed elsewhere.
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
