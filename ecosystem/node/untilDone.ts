import type { KeptNode } from './KeptNode'

/**
 * Has a node do something, however often it is restarted meanwhile.
 *
 * @param attempt - Told whether it is another attempt: then it first has to find out whether the one before succeeded,
 * although its answer was lost.
 * @throws What the attempt throws, unless the node went down.
 */
export async function untilDone<result>(
  node: KeptNode,
  signal: AbortSignal,
  attempt: (isAnother: boolean) => Promise<result>,
): Promise<result> {
  for (let isAnother = false; ; isAnother = true) {
    await node.whenUp(signal)
    const life = node.lives
    try {
      return await attempt(isAnother)
    } catch (error) {
      if (node.isUp && node.lives === life) throw error
    }
  }
}
