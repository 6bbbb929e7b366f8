import {
  createPublicClient,
  type Hex,
  hexToBigInt,
  http,
  isHex,
  numberToHex,
  toFunctionSelector,
} from 'viem'
import { z } from 'zod'
import {
  type Interceptor,
  type RpcProxy,
  type RpcRequest,
  type RpcResult,
  startRpcProxy,
} from '../../ecosystem/test/startRpcProxy'

/** Index of the block number or tag among the parameters of a request about state. */
const stateParameter: Readonly<Record<string, number>> = {
  eth_call: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getTransactionCount: 1,
  eth_getStorageAt: 2,
}

/** Functions of the contracts that return a block number. */
const blockNumberSelectors = ['firstDepositBlock(address)', 'rewardBlock(address)'].map(
  toFunctionSelector,
)

const callSchema = z.looseObject({ data: z.string().optional(), input: z.string().optional() })
const filterSchema = z.looseObject({ fromBlock: z.string(), toBlock: z.string() })

type Gap = { after: bigint; length: bigint; startsAt: bigint; endsAt: bigint }

export type LongChain = RpcProxy & {
  /** Inserts empty blocks after a block, at equal intervals until the next one, which exists. */
  insertBlocks: (after: bigint, length: bigint) => Promise<void>
}

/**
 * Starts a proxy in front of a node, whose chain can be made longer than a node can mine: later blocks have other numbers.
 *
 * @param url - URL of the node.
 */
export async function startLongChain(url: string): Promise<LongChain> {
  let gap: Gap | null = null

  const intercept: Interceptor = async (request, forward) => {
    if (!gap) return null
    const known = await answerInGap(request, gap, forward)
    if (known) return known
    const answered = await forward({ ...request, params: toNode(request, gap) })
    return 'result' in answered ? { result: fromNode(request, answered.result, gap) } : answered
  }
  const proxy = await startRpcProxy(url, intercept)
  return {
    ...proxy,
    async insertBlocks(after, length) {
      const client = createPublicClient({ transport: http(url) })
      const [last, next] = await Promise.all(
        [after, after + 1n].map((blockNumber) => client.getBlock({ blockNumber })),
      )
      if (!last || !next) throw new Error('There are no such blocks')
      gap = { after, length, startsAt: last.timestamp, endsAt: next.timestamp }
    },
  }
}

/** The number of a node's block in the long chain. */
const shown = (number: bigint, { after, length }: Gap) =>
  number > after ? number + length : number

/** Whether a number is that of an inserted block. */
const isInserted = (number: bigint, { after, length }: Gap) =>
  number > after && number <= after + length

/** The node's number of a block; of the last one before the gap for an inserted block. */
const actual = (number: bigint, gap: Gap) =>
  isInserted(number, gap) ? gap.after : number > gap.after ? number - gap.length : number

const translated = (value: unknown, translate: (number: bigint) => bigint): unknown =>
  isHex(value) ? numberToHex(translate(hexToBigInt(value))) : value

/** Answers a request about inserted blocks alone; null for others. */
async function answerInGap(
  { method, params }: RpcRequest,
  gap: Gap,
  forward: (request?: RpcRequest) => Promise<RpcResult>,
): Promise<RpcResult | null> {
  const [first] = params
  if (method === 'eth_getBlockByNumber' && isHex(first)) {
    const number = hexToBigInt(first)
    if (!isInserted(number, gap)) return null
    const answered = await forward({ method, params: [numberToHex(gap.after), false] })
    if (!('result' in answered)) return answered
    const { after, length, startsAt, endsAt } = gap
    const timestamp = startsAt + ((number - after) * (endsAt - startsAt)) / (length + 1n)
    const hashOf = (block: bigint): Hex => numberToHex(block, { size: 32 })
    return {
      result: {
        ...z.looseObject({}).parse(answered.result),
        ...{ number: first, timestamp: numberToHex(timestamp), transactions: [] },
        ...{ hash: hashOf(number), parentHash: hashOf(number - 1n) },
      },
    }
  }
  if (method === 'zks_getBlockDetails' && isInserted(BigInt(Number(first)), gap))
    return { result: null }
  const range = method === 'eth_getLogs' ? filterSchema.safeParse(first).data : undefined
  if (!range || !isHex(range.fromBlock) || !isHex(range.toBlock)) return null
  return [range.fromBlock, range.toBlock].every((number) => isInserted(hexToBigInt(number), gap))
    ? { result: [] }
    : null
}

/** The parameters of a request with the node's block numbers. */
function toNode({ method, params }: RpcRequest, gap: Gap): readonly unknown[] {
  const replace = (index: number, value: unknown) =>
    index < params.length ? params.with(index, value) : params
  const toActual = (number: bigint) => actual(number, gap)
  const [first] = params
  if (method === 'eth_getBlockByNumber') return replace(0, translated(first, toActual))
  if (method === 'zks_getBlockDetails') return [Number(actual(BigInt(Number(first)), gap))]
  if (method === 'eth_getLogs') {
    const { data } = filterSchema.safeParse(first)
    if (!data) return params
    const { fromBlock, toBlock } = data
    const isWithin = isHex(fromBlock) && isInserted(hexToBigInt(fromBlock), gap)
    return [
      {
        ...data,
        fromBlock: isWithin ? numberToHex(gap.after + 1n) : translated(fromBlock, toActual),
        toBlock: translated(toBlock, toActual),
      },
    ]
  }
  const state = stateParameter[method]
  return state === undefined ? params : replace(state, translated(params[state], toActual))
}

/** The result of a request with the block numbers of the long chain. */
function fromNode({ method, params }: RpcRequest, result: unknown, gap: Gap): unknown {
  const toShown = (number: bigint) => shown(number, gap)
  if (method === 'eth_blockNumber') return translated(result, toShown)
  if (method === 'eth_call') {
    const { data, input = data } = callSchema.safeParse(params[0]).data ?? {}
    return blockNumberSelectors.some((selector) => input?.startsWith(selector)) && isHex(result)
      ? numberToHex(toShown(hexToBigInt(result)), { size: 32 })
      : result
  }
  const isBlock = method.startsWith('eth_getBlockBy')
  const keys = ['blockNumber', ...(isBlock || method === 'zks_getBlockDetails' ? ['number'] : [])]
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => {
        if (!keys.includes(key)) return [key, walk(part)]
        return [
          key,
          typeof part === 'number' ? Number(toShown(BigInt(part))) : translated(part, toShown),
        ]
      }),
    )
  }
  return walk(result)
}
