import { once } from 'node:events'

/** Settles as `work` does, or rejects with the signal's reason once that is aborted, even if `work` continues. */
export async function abortable<result>(
  work: Promise<result>,
  signal: AbortSignal,
): Promise<result> {
  work.catch(() => {})
  signal.throwIfAborted()
  const settled = new AbortController()
  const aborted = once(signal, 'abort', { signal: settled.signal }).then(() => {
    throw signal.reason
  })
  return Promise.race([work, aborted]).finally(() => settled.abort())
}
