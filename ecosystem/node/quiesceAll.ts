import type { QuietNode } from './quiesce'
import type { SupervisedNode } from './SupervisedNode'

/**
 * Runs `work` while several nodes are quiesced.
 *
 * @throws `NodeDownError` if one of them exits before `work` begins.
 */
export async function quiesceAll<result>(
  nodes: readonly SupervisedNode[],
  work: (quiet: readonly QuietNode[]) => Promise<result>,
): Promise<result> {
  const ended: Promise<unknown>[] = []
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const quiet = nodes.map(
    (node) =>
      new Promise<QuietNode>((resolve, reject) => {
        const held = node.quiesce(async (quietNode) => {
          resolve(quietNode)
          await released
        })
        ended.push(held.catch(reject))
      }),
  )
  try {
    return await work(await Promise.all(quiet))
  } finally {
    release()
    await Promise.all(ended)
  }
}
