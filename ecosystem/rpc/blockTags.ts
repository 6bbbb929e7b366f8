import { numberToHex } from 'viem'
import type { RpcContext } from './RpcContext'

/** ZKsync's other names of block tags: `committed` is about blocks, not batches. */
const plainNames = new Map<unknown, string>([
  ['committed', 'latest'],
  ['l1_committed', 'safe'],
])

/**
 * Replaces the block tags that settlement decides, wherever parameters hold one: `safe` is the last block of the last
 * committed batch, `finalized` that of the last executed one. Nothing settles the settlement layer's own blocks, so
 * there both are the latest block.
 */
export function resolveBlockTags(context: RpcContext, params: readonly unknown[]): unknown[] {
  return params.map((param) => {
    if (typeof param === 'string') return resolve(context, param)
    if (!isFilter(param)) return param
    const { fromBlock, toBlock, ...rest } = param
    return {
      ...rest,
      ...(fromBlock === undefined ? {} : { fromBlock: resolve(context, fromBlock) }),
      ...(toBlock === undefined ? {} : { toBlock: resolve(context, toBlock) }),
    }
  })
}

function isFilter(param: unknown): param is { fromBlock?: unknown; toBlock?: unknown } {
  return typeof param === 'object' && param !== null && ('fromBlock' in param || 'toBlock' in param)
}

function resolve({ chain, settlement }: RpcContext, given: unknown): unknown {
  const tag = plainNames.get(given) ?? given
  if (tag !== 'safe' && tag !== 'finalized') return tag
  if (!settlement) return 'latest'
  const stage = tag === 'safe' ? 'commit' : 'execute'
  const batch = chain.batches.findLast((batch) => batch[stage] !== undefined)
  return numberToHex(batch?.lastBlock.number ?? 0n)
}
