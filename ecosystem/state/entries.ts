import type { Hash, Hex } from 'viem'
import { z } from 'zod'
import * as schemas from '../rpc/schemas'

/** A transaction without a signature: of an account that the node impersonates. As `eth_sendTransaction` takes it. */
const requestSchema = z.record(z.string(), z.unknown())

/**
 * One line of a chain's journal.
 *
 * - `block`: what it takes to make the very same block again.
 * - `order`: a change of the node's state that is in no block, such as `anvil_setBalance`; it came after block `after`.
 * - `failed`: the order of that number was written down, but refused by the node.
 * - `alias`: a transaction that the node executes under another hash than clients know.
 * - `overtaken`: while it was given, blocks came up to that number; it may have come before or after each of them.
 */
const entrySchema = z.union([
  z.strictObject({
    block: z.strictObject({
      number: z.int().min(0),
      hash: schemas.hash,
      timestamp: z.int().min(0),
      transactions: z.array(z.union([schemas.hex, requestSchema])),
    }),
    /** When it was written, in milliseconds since the epoch. */
    at: z.number(),
  }),
  z.strictObject({
    order: z.strictObject({
      id: z.int(),
      after: z.int().min(0),
      method: z.string(),
      params: z.array(z.unknown()),
    }),
  }),
  z.strictObject({ failed: z.int() }),
  z.strictObject({ alias: schemas.hex }),
  z.strictObject({ overtaken: z.int(), by: z.int() }),
])

export type Entry = z.infer<typeof entrySchema>

export type JournaledBlock = {
  number: number
  hash: Hash
  /** Seconds since the epoch. */
  timestamp: number
  /** Signed ones as bytes. */
  transactions: (Hex | Record<string, unknown>)[]
  /** When it was written, in milliseconds since the epoch. */
  at: number
}

export type JournaledOrder = {
  id: number
  /** Number of the block that it came after. */
  after: number
  /** Number of the last block that it may have come after: the same, unless blocks came while it was given. */
  latest: number
  method: string
  params: unknown[]
}

/** What a journal tells. */
export type Journal = {
  blocks: JournaledBlock[]
  orders: JournaledOrder[]
  /** Bytes of transactions that have another hash for clients. */
  aliases: Hex[]
  /** Whether its last line was not completely written, as when the program was killed. */
  isTorn: boolean
}

export const formatEntry = (entry: Entry): string => `${JSON.stringify(entry)}\n`

/**
 * Reads a journal.
 *
 * @throws If a line other than a torn last one is not an entry.
 */
export function readEntries(text: string): Journal {
  const lines = text.split('\n')
  // What follows the last line break is nothing, or a line whose writing was cut off.
  const isTorn = lines.pop() !== ''
  const blocks: JournaledBlock[] = []
  const orders = new Map<number, JournaledOrder>()
  const aliases: Hex[] = []
  for (const [index, line] of lines.entries()) {
    const entry = parseEntry(line, index + 1)
    if ('block' in entry) blocks.push({ ...entry.block, at: entry.at })
    else if ('order' in entry)
      orders.set(entry.order.id, { ...entry.order, latest: entry.order.after })
    else if ('alias' in entry) aliases.push(entry.alias)
    else if ('failed' in entry) orders.delete(entry.failed)
    else {
      const order = orders.get(entry.overtaken)
      if (order) order.latest = entry.by
    }
  }
  return { blocks, orders: [...orders.values()], aliases, isTorn }
}

function parseEntry(line: string, number: number): Entry {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new Error(`line ${number} is not JSON`, { cause })
  }
  const { success, data, error } = entrySchema.safeParse(value)
  if (success) return data
  throw new Error(`line ${number} is no entry of a journal: ${z.prettifyError(error)}`)
}
