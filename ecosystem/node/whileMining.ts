import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { mineBlock } from '../anvil/mining'
import type { SupervisedNode } from './SupervisedNode'

const pollMs = 25

/** Runs `work` while pending transactions of these nodes are mined, even if automine is off. */
export async function whileMining<result>(
  nodes: readonly SupervisedNode[],
  work: () => Promise<result>,
): Promise<result> {
  const abort = new AbortController()
  setMaxListeners(0, abort.signal)
  const mining = nodes.map((node) => minePending(node, abort.signal))
  try {
    return await work()
  } finally {
    abort.abort()
    await Promise.all(mining)
  }
}

async function minePending(node: SupervisedNode, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // A node that is down is retried once it is up.
    await mineOnce(node).catch(() => {})
    await delay(pollMs, undefined, { signal }).catch(() => {})
  }
}

async function mineOnce({ client, running: { direct } }: SupervisedNode): Promise<void> {
  if (await client.getAutomine()) return
  if ((await client.getTxpoolStatus()).pending > 0) await mineBlock(direct)
}
