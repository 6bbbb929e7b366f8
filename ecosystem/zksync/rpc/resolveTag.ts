import { numberToHex } from 'viem'
import type { ZksyncRpcContext } from './ZksyncRpcContext'

/** Aliases of block tags on ZKsync; `committed` refers to blocks, not batches. */
const plainNames = new Map([
  ['committed', 'latest'],
  ['l1_committed', 'safe'],
])

/**
 * Resolves the block tags that settlement decides: `safe` is the last block of the last committed batch, `finalized`
 * that of the last executed one. The blocks of the settlement layer do not settle anywhere, so both are its latest block.
 */
export function resolveTag(
  { chain, settlement }: Pick<ZksyncRpcContext, 'chain' | 'settlement'>,
  given: string,
): string {
  const tag = plainNames.get(given) ?? given
  if (tag !== 'safe' && tag !== 'finalized') return tag
  if (!settlement) return 'latest'
  const stage = tag === 'safe' ? 'commit' : 'execute'
  const batch = chain.batches.findLast((batch) => batch[stage] !== undefined)
  return numberToHex(batch?.lastBlock.number ?? 0n)
}
