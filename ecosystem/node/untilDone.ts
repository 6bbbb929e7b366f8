import { setTimeout as delay } from 'node:timers/promises'
import { NodeConnectionError } from '../anvil/NodeConnectionError'
import { NodeDownError } from './NodeDownError'

/** It takes less than that until the end of a process is noticed, mostly. */
const noticeMs = 10

/** A node whose process is restarted when it ends. */
type RestartedNode = {
  readonly isUp: boolean
  /** How many processes it has had. */
  readonly incarnation: number
  whenUp: (signal: AbortSignal) => Promise<void>
}

/**
 * Runs an attempt on a node until it succeeds, however often the node is restarted in the meantime.
 *
 * @param attempt - Called with whether it is a retry: then it first has to find out whether the previous one succeeded,
 * although its response was lost.
 * @throws What the attempt throws, unless the node went down.
 */
export function untilDone<result>(
  node: RestartedNode,
  signal: AbortSignal,
  attempt: (isAnother: boolean) => Promise<result>,
): Promise<result> {
  return untilAllDone([node], signal, attempt)
}

/** Retries what takes several nodes until none of them has been restarted meanwhile. */
export async function untilAllDone<result>(
  nodes: readonly RestartedNode[],
  signal: AbortSignal,
  attempt: (isAnother: boolean) => Promise<result>,
): Promise<result> {
  for (let isAnother = false; ; isAnother = true) {
    await Promise.all(nodes.map((node) => node.whenUp(signal)))
    const incarnations = nodes.map((node) => node.incarnation)
    try {
      return await attempt(isAnother)
    } catch (error) {
      signal.throwIfAborted()
      // The connection may be gone before the end of the process is noticed.
      if (error instanceof NodeDownError || error instanceof NodeConnectionError)
        await delay(noticeMs, undefined, { signal })
      else if (nodes.every((node, index) => node.isUp && node.incarnation === incarnations[index]))
        throw error
    }
  }
}
