import { numberToHex } from 'viem'
import type { RpcContext } from './RpcContext'

/** Aliases of block tags on ZKsync; `committed` refers to blocks, not batches. */
const plainNames = new Map<unknown, string>([
  ['committed', 'latest'],
  ['l1_committed', 'safe'],
])

/**
 * Replaces the block tags that depend on settlement, wherever they occur in parameters: `safe` is the last block of the
 * last committed batch, `finalized` that of the last executed one. The blocks of the settlement layer itself do not
 * settle, so both are the latest block there.
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
