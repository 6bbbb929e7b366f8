import { createHash } from 'node:crypto'
import type { Hash, Hex } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'

/** Version 1 had no hashes. */
export const journalVersion = 2

/** A transaction without a signature: of an account that the node impersonates. As `eth_sendTransaction` takes it. */
const requestSchema = z.record(z.string(), z.unknown())

const transactionSchema = z.union([schemas.hex, requestSchema])

const sentSchema = z.strictObject({
  /** Null for one without a signature that was never sent. */
  hash: schemas.hash.nullable(),
  transaction: transactionSchema,
})

/** What is repeated after a rollback: the transactions of a block, a mutation of the state, or what was in no block yet. */
const replayStepSchema = z.union([
  z.strictObject({ block: z.array(sentSchema) }),
  z.strictObject({ method: z.string(), params: z.array(z.unknown()) }),
  z.strictObject({ pending: z.array(sentSchema) }),
])

export type ReplayStep = z.infer<typeof replayStepSchema>

const positionSchema = z.strictObject({ journal: z.int().min(0), line: z.int().min(0) })

const followUpSchema = z.strictObject({
  replay: z.array(replayStepSchema),
  /** Other chains that are rolled back with this one. */
  others: z.array(z.strictObject({ chainId: z.int(), to: positionSchema })),
})

/** What has to follow a rollback, also if the program is killed before. */
export type FollowUp = z.infer<typeof followUpSchema>

const digestSchema = z.strictObject({ bytes: z.int().min(0), sha256: z.string() })

/** What a file with a node's state has to hold. */
export type StateDigest = z.infer<typeof digestSchema>

/** `block` is the last one that it includes. */
const checkpointSchema = digestSchema.extend({ block: z.int().min(0) })

/**
 * One line of a chain's journal.
 *
 * - `block`: what it takes to make the very same block again.
 * - `order`: a change of the node's state that is in no block, such as `anvil_setBalance`; it came after block `after`.
 * - `failed`: the order of that number was written down, but refused by the node.
 * - `alias`: a transaction that the node executes under another hash than clients know.
 * - `overtaken`: while it was given, blocks came up to that number; it may have come before or after each of them.
 * - `checkpoint`: the checkpoint that this journal is on top of is complete, and holds that.
 * - `rollback`: history goes on from that earlier position. What has to follow is done once there is `completed`. One by
 *   block number leaves a node that no longer knows which contracts were created in it.
 */
const entrySchema = z.union([
  z.strictObject({
    block: z.strictObject({
      number: z.int().min(0),
      hash: schemas.hash,
      timestamp: z.int().min(0),
      transactions: z.array(transactionSchema),
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
  z.strictObject({ checkpoint: checkpointSchema }),
  z.strictObject({
    rollback: positionSchema,
    followUp: followUpSchema,
    isByNumber: z.boolean(),
  }),
  z.strictObject({ completed: z.literal('rollback') }),
])

/** The first line of a journal: whose it is, and after which line of the journal before it comes. */
const headerSchema = z.strictObject({
  version: z.literal(journalVersion),
  network: z.string(),
  chain: z.int(),
  journal: z.int().min(0),
  previous: z.string().nullable(),
})

export type JournalHeader = z.infer<typeof headerSchema>

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

export type JournaledMutation = {
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
  orders: JournaledMutation[]
  /** Bytes of transactions that have another hash for clients. */
  aliases: Hex[]
}

/** What a file with a journal holds. */
export type JournalFile = {
  header: JournalHeader
  entries: Entry[]
  /** Whether its last line was not completely written, as when the program was killed. */
  isTorn: boolean
  /** Of each complete line, the hash of it and all before it. */
  hashes: string[]
}

/** A line that does not match its hash. */
export class DamagedLineError extends Error {
  override readonly name = 'DamagedLineError'
  /** The last block before that line; null if there is none. */
  readonly lastBlock: number | null

  constructor(line: number, lastBlock: number | null) {
    super(`line ${line} does not match its hash`)
    this.lastBlock = lastBlock
  }
}

const hashLength = 32

/**
 * Writes lines of a journal. Each begins with a hash of it and of all lines before it, so that a line that is changed,
 * dropped, repeated or moved is noticed.
 *
 * @param hash - Of the line before; null for the first.
 * @returns The lines, and the hash of the last one.
 */
export function formatLines(
  lines: readonly (JournalHeader | Entry)[],
  hash: string | null,
): { text: string; hash: string | null } {
  let text = ''
  let last = hash
  for (const line of lines) {
    const json = JSON.stringify(line)
    last = hashOf(json, last)
    text += `${last} ${json}\n`
  }
  return { text, hash: last }
}

/**
 * Reads a journal; null if not even its first line is complete.
 *
 * @throws `DamagedLineError` for a line other than a torn last one.
 */
export function readJournal(text: string): JournalFile | null {
  const lines = text.split('\n')
  // What follows the last line break is nothing, or a line whose writing was cut off.
  const isTorn = lines.pop() !== ''
  const entries: Entry[] = []
  const hashes: string[] = []
  let header: JournalHeader | undefined
  for (const line of lines) {
    const damaged = () => new DamagedLineError(hashes.length + 1, lastBlockOf(entries))
    const hash = line.slice(0, hashLength)
    const json = line.slice(hashLength + 1)
    if (line[hashLength] !== ' ' || hash !== hashOf(json, hashes.at(-1) ?? null)) throw damaged()
    if (header === undefined) {
      header = parse(headerSchema, json)
      if (header === undefined) throw damaged()
    } else {
      const entry = parse(entrySchema, json)
      if (entry === undefined) throw damaged()
      entries.push(entry)
    }
    hashes.push(hash)
  }
  return header === undefined ? null : { header, entries, isTorn, hashes }
}

/** The number of the last block; null if there is none. */
export function lastBlockOf(entries: readonly Entry[]): number | null {
  return entries.findLast((entry) => 'block' in entry)?.block.number ?? null
}

/** Takes together what entries of one journal tell. */
export function readEntries(entries: readonly Entry[]): Journal {
  const blocks: JournaledBlock[] = []
  const orders = new Map<number, JournaledMutation>()
  const aliases: Hex[] = []
  for (const entry of entries) {
    if ('block' in entry) blocks.push({ ...entry.block, at: entry.at })
    else if ('order' in entry)
      orders.set(entry.order.id, { ...entry.order, latest: entry.order.after })
    else if ('alias' in entry) aliases.push(entry.alias)
    else if ('failed' in entry) orders.delete(entry.failed)
    else if ('overtaken' in entry) {
      const order = orders.get(entry.overtaken)
      if (order) order.latest = entry.by
    }
  }
  return { blocks, orders: [...orders.values()], aliases }
}

/** What has to follow the last rollback of these entries; null if nothing has. */
export function readFollowUp(entries: readonly Entry[]): FollowUp | null {
  let followUp: FollowUp | null = null
  for (const entry of entries)
    if ('rollback' in entry) followUp = entry.followUp
    else if ('completed' in entry) followUp = null
  return followUp
}

/** The blocks to which these entries roll back by number, as far as they tell them. */
export function readRollbackTargets(entries: readonly Entry[]): Set<number> {
  const targets = new Set<number>()
  let last: number | undefined
  for (const entry of entries)
    if ('block' in entry) last = entry.block.number
    else if ('rollback' in entry && entry.isByNumber && last !== undefined) targets.add(last)
  return targets
}

function hashOf(json: string, previous: string | null): string {
  return createHash('sha256')
    .update(previous ?? '')
    .update(json)
    .digest('hex')
    .slice(0, hashLength)
}

function parse<schema extends z.ZodType>(
  schema: schema,
  json: string,
): z.output<schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}
