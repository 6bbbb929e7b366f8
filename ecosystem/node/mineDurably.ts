import type { SupervisedNode } from './SupervisedNode'

/** Mines blocks; resolves once they survive the end of any process. */
export async function mineDurably(
  { client, blocks }: SupervisedNode,
  { count }: { count: number },
): Promise<void> {
  await client.mine({ blocks: count })
  await blocks.waitForDurable(await client.getBlockNumber())
}
