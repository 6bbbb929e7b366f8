import type { KeptNode } from './KeptNode'

/**
 * Has a node do something, however often it is restarted meanwhile.
 *
 * @param attempt - Told whether it is another attempt: then it first has to find out whether the one before succeeded,
 * although its answer was lost.
 * @throws What the attempt throws, unless the node went down.
 */
export function untilDone<result>(
  node: KeptNode,
  signal: AbortSignal,
  attempt: (isAnother: boolean) => Promise<result>,
): Promise<result> {
  return untilAllDone([node], signal, attempt)
}

/** Retries what takes several nodes until none of them has been restarted meanwhile. */
export async function untilAllDone<result>(
  nodes: readonly KeptNode[],
  signal: AbortSignal,
  attempt: (isAnother: boolean) => Promise<result>,
): Promise<result> {
  for (let isAnother = false; ; isAnother = true) {
    await Promise.all(nodes.map((node) => node.whenUp(signal)))
    const lives = nodes.map((node) => node.lives)
    try {
      return await attempt(isAnother)
    } catch (error) {
      signal.throwIfAborted()
      if (nodes.every((node, index) => node.isUp && node.lives === lives[index])) throw error
    }
  }
}
