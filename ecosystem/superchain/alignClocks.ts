import { nextTimestamp } from '../node/nextTimestamp'
import type { QuietNode } from '../node/quiesce'
import { quiesceAll } from '../node/quiesceAll'
import { retryAcrossRestarts } from '../node/retryAcrossRestarts'
import type { SupervisedNode } from '../node/SupervisedNode'

/** At the turn of a second, clocks seem to differ. */
const maxTries = 10

/**
 * Sets the clocks of all nodes to that of the one that is furthest ahead: its messages could not be executed by the
 * others. Clocks differ once a node was restarted, or blocks were dropped after which its clock had been moved.
 */
export function alignClocks(nodes: readonly SupervisedNode[], signal: AbortSignal): Promise<void> {
  return retryAcrossRestarts(nodes, signal, async () => {
    if ((await findBehind(nodes)).behind.length === 0) return
    await quiesceAll(nodes, async (quiet) => {
      for (let tries = 0; tries < maxTries; tries++) {
        const { behind, latest } = await findBehind(quiet)
        if (behind.length === 0) return
        await Promise.all(behind.map(({ call }) => call('evm_setTime', [latest])))
      }
    })
  })
}

/** Finds the nodes whose clocks are behind that of the one that is furthest ahead. */
async function findBehind<node extends Pick<QuietNode, 'call'>>(
  nodes: readonly node[],
): Promise<{ behind: node[]; latest: number }> {
  const times = (await Promise.all(nodes.map(nextTimestamp))).map(Number)
  const latest = Math.max(...times)
  return { behind: nodes.filter((_, index) => times[index] !== latest), latest }
}
