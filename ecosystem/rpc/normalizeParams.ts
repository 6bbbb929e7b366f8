/** Methods with a message that is signed unchanged. */
const typedDataMethod = /^eth_signTypedData/

/** Position of the block parameter: a number, a tag, a hash or an object of EIP-1898. */
const blockPositions = new Map<string, number>([
  ['debug_getRawBlock', 0],
  ['debug_getRawHeader', 0],
  ['debug_getRawReceipts', 0],
  ['debug_traceCall', 1],
  ['eth_call', 1],
  ['eth_createAccessList', 1],
  ['eth_estimateGas', 1],
  ['eth_getAccount', 1],
  ['eth_getAccountInfo', 1],
  ['eth_getBalance', 1],
  ['eth_getBlockReceipts', 0],
  ['eth_getCode', 1],
  ['eth_getProof', 2],
  ['eth_getStorageAt', 2],
  ['eth_getStorageValues', 1],
  ['eth_getTransactionCount', 1],
  ['eth_simulateV1', 1],
])

const filterMethods: ReadonlySet<string> = new Set(['eth_getLogs', 'eth_newFilter'])

/**
 * Converts the parameters of a method to what anvil accepts. Clients rely on go-ethereum's leniency about upper and
 * lower case, null for omitted values, block parameters and filters.
 */
export function normalizeParams(method: string, params: readonly unknown[]): readonly unknown[] {
  if (typedDataMethod.test(method)) return params
  const normalized = params.map(normalizeValue)
  while (normalized.length > 0 && normalized.at(-1) === null) normalized.pop()
  const position = blockPositions.get(method)
  // A required block parameter comes first.
  if (
    position !== undefined &&
    (position > 0 || normalized.length > 0) &&
    normalized.length >= position
  )
    normalized[position] = normalizeBlock(normalized[position] ?? 'latest')
  if (filterMethods.has(method)) return normalized.map(normalizeFilter)
  return normalized
}

/** Converts hexadecimal digits to lowercase, also in property names; omits properties that are null. */
function normalizeValue(value: unknown): unknown {
  if (typeof value === 'string') return normalizeHex(value)
  if (Array.isArray(value)) return value.map(normalizeValue)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === null ? [] : [[normalizeHex(key), normalizeValue(item)]],
    ),
  )
}

/** Other strings are unchanged. */
function normalizeHex(text: string): string {
  return /^0x[0-9a-f]*$/i.test(text) ? text.toLowerCase() : text
}

/** Unwraps the number of a block from an object. */
function normalizeBlock(block: unknown): unknown {
  return isObject(block) && 'blockNumber' in block && !('blockHash' in block)
    ? block.blockNumber
    : block
}

const filterFields = ['fromBlock', 'toBlock', 'blockHash', 'address'] as const

/** A log filter with the fields that a node knows; a wildcard topic is null. */
export function normalizeFilter(filter: unknown): unknown {
  if (!isObject(filter)) return filter
  const fields = filterFields.flatMap((field) =>
    field in filter ? [[field, Reflect.get(filter, field)]] : [],
  )
  const topics: unknown = 'topics' in filter ? filter.topics : undefined
  return {
    ...Object.fromEntries(fields),
    ...(topics !== undefined && {
      topics: Array.isArray(topics) ? topics.map(normalizeTopic) : topics,
    }),
  }
}

function normalizeTopic(topic: unknown): unknown {
  return Array.isArray(topic) && (topic.length === 0 || topic.includes(null)) ? null : topic
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
