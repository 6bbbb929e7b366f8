import { setTimeout as delay } from 'node:timers/promises'
import { NodeConnectionError } from '../anvil/NodeConnectionError'
import { NodeDownError } from './NodeDownError'

/** The exit of a process is usually noticed sooner than this. */
const exitNoticeMs = 10

/** A node whose process is restarted when it exits. */
type RestartedNode = {
  readonly isUp: boolean
  /** Incremented by each restart. */
  readonly incarnation: number
  whenUp: (signal: AbortSignal) => Promise<void>
}

/**
 * Retries an attempt until it succeeds without any of the nodes that it uses having been restarted meanwhile.
 *
 * @param attempt - Called with whether it is a retry. A retry first has to find out whether the previous attempt
 * succeeded, as only its response may have been lost.
 * @throws What the attempt throws, unless one of the nodes went down.
 */
export async function retryAcrossRestarts<result>(
  nodes: readonly RestartedNode[],
  signal: AbortSignal,
  attempt: (isRetry: boolean) => Promise<result>,
): Promise<result> {
  for (let isRetry = false; ; isRetry = true) {
    await Promise.all(nodes.map((node) => node.whenUp(signal)))
    const incarnations = nodes.map((node) => node.incarnation)
    try {
      return await attempt(isRetry)
    } catch (error) {
      signal.throwIfAborted()
      // The connection may be lost before the exit of the process is noticed.
      if (error instanceof NodeDownError || error instanceof NodeConnectionError)
        await delay(exitNoticeMs, undefined, { signal })
      else if (nodes.every((node, index) => node.isUp && node.incarnation === incarnations[index]))
        throw error
    }
  }
}
