/** Replaces block tags wherever parameters hold one. */
export function resolveBlockTags(
  resolveTag: (tag: string) => string,
  params: readonly unknown[],
): unknown[] {
  const resolve = (value: unknown) => (typeof value === 'string' ? resolveTag(value) : value)
  return params.map((param) => {
    if (!isFilter(param)) return resolve(param)
    const { fromBlock, toBlock, ...rest } = param
    return {
      ...rest,
      ...(fromBlock === undefined ? {} : { fromBlock: resolve(fromBlock) }),
      ...(toBlock === undefined ? {} : { toBlock: resolve(toBlock) }),
    }
  })
}

function isFilter(param: unknown): param is { fromBlock?: unknown; toBlock?: unknown } {
  return typeof param === 'object' && param !== null && ('fromBlock' in param || 'toBlock' in param)
}
