import { createHash } from 'node:crypto'
import type { Hash, Hex } from 'viem'
import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'

/** Version 1 had no hashes, version 2 `order` instead of `mutation`. */
export const journalVersion = 3

/** An unsigned transaction of an impersonated account, in the format of `eth_sendTransaction`. */
const requestSchema = z.record(z.string(), z.unknown())

const transactionSchema = z.union([schemas.hex, requestSchema])

const sentSchema = z.strictObject({
  /** Null for an unsigned one that was never sent. */
  hash: schemas.hash.nullable(),
  transaction: transactionSchema,
})

/** Place of a block: its number, timestamp in seconds, and when it was journaled in milliseconds since the epoch. */
const blockPlaceSchema = z.strictObject({
  number: z.int().min(0),
  timestamp: z.int().min(0),
  at: z.number(),
})

export type BlockPlace = z.infer<typeof blockPlaceSchema>

/**
 * What is replayed after a rollback: the transactions of a block, a state mutation, or pending transactions. A block with
 * a place is only replayed there; any other one gets the next place.
 */
const replayStepSchema = z.union([
  z.strictObject({ block: z.array(sentSchema), place: blockPlaceSchema.optional() }),
  z.strictObject({ method: z.string(), params: z.array(z.unknown()) }),
  z.strictObject({ pending: z.array(sentSchema) }),
])

export type ReplayStep = z.infer<typeof replayStepSchema>

const positionSchema = z.strictObject({ journal: z.int().min(0), line: z.int().min(0) })

/** `timestamp` is that of the next block after block `after`, in seconds, and `at` when, in milliseconds since the epoch. */
const clockSchema = z.strictObject({
  after: z.int().min(0),
  timestamp: z.int().min(0),
  at: z.number(),
})

const followUpSchema = z.strictObject({
  replay: z.array(replayStepSchema),
  /** Number of the block after which the first one is replayed. */
  after: z.int().min(0).optional(),
  /** The clock before the rollback, which continues. */
  clock: clockSchema.optional(),
  /** Other chains that have to be rolled back as well. */
  others: z.array(z.strictObject({ chainId: z.int(), to: positionSchema })),
})

/** What has to follow a rollback, even if the program is killed in between. */
export type FollowUp = z.infer<typeof followUpSchema>

const digestSchema = z.strictObject({ bytes: z.int().min(0), sha256: z.string() })

/** What a file with a node's state has to contain. */
export type StateDigest = z.infer<typeof digestSchema>

/** `block` is the last block that it includes. */
const checkpointSchema = digestSchema.extend({ block: z.int().min(0) })

/** What the clock of a chain was moved to. */
export type JournaledClock = z.infer<typeof clockSchema>

/**
 * One line of a chain's journal.
 *
 * - `block`: everything needed to reproduce the block.
 * - `mutation`: a state mutation or setting, such as `anvil_setBalance`, which is in no block. It came after block `after`.
 * - `clock`: the clock was moved; later blocks tell it as well.
 * - `failed`: the node rejected the mutation with that id.
 * - `alias`: a transaction that the node executes under another hash than clients know.
 * - `overtaken`: blocks up to number `by` came along with the mutation with that id, before or after it.
 * - `checkpoint`: the checkpoint that this journal continues from is complete.
 * - `rollback`: history continues from that earlier position. What has to follow is done once there is `completed`. After
 *   a rollback by block number, the node no longer knows which contracts were created in it.
 */
const entrySchema = z.union([
  z.strictObject({
    block: z.strictObject({
      number: z.int().min(0),
      hash: schemas.hash,
      timestamp: z.int().min(0),
      transactions: z.array(transactionSchema),
    }),
    /** When it was journaled, in milliseconds since the epoch. */
    at: z.number(),
  }),
  z.strictObject({
    mutation: z.strictObject({
      id: z.int(),
      after: z.int().min(0),
      method: z.string(),
      params: z.array(z.unknown()),
    }),
  }),
  z.strictObject({ clock: clockSchema }),
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

/** The first line of a journal: the chain that it belongs to, and the last hash of the journal before. */
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
  /** Serialized if signed, requests otherwise. */
  transactions: (Hex | Record<string, unknown>)[]
  /** When it was journaled, in milliseconds since the epoch. */
  at: number
}

export type JournaledMutation = {
  id: number
  /** Number of a block that it came after. */
  after: number
  /** Number of the last block that it may have come after: the same, unless blocks came along with it. */
  latest: number
  method: string
  params: unknown[]
}

/** The contents of a journal. */
export type Journal = {
  blocks: JournaledBlock[]
  /** State mutations and settings. */
  mutations: JournaledMutation[]
  /** Transactions that clients know by another hash than the node, serialized. */
  aliases: Hex[]
  /** What the clock was moved to last; null if it was not. */
  clock: JournaledClock | null
}

/** A journal as it is in a file. */
export type JournalFile = {
  header: JournalHeader
  entries: Entry[]
  /** Whether its last line was not completely written, as if the program was killed. */
  isTorn: boolean
  /** Of each complete line, a hash of it and of all lines before it. */
  hashes: string[]
}

/** Thrown when a line does not match its hash. */
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
 * Formats lines of a journal. Each begins with a hash of it and of all lines before it, so that a line that is changed,
 * removed, repeated or moved is detected.
 *
 * @param hash - Hash of the line before; null for the first line.
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
 * Parses a journal. Null if not even its first line is complete.
 *
 * @throws `DamagedLineError` for a line other than a torn last one.
 */
export function readJournal(text: string): JournalFile | null {
  const lines = text.split('\n')
  // What follows the last line break is empty, or a torn line.
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

/** Collects the contents of one journal. */
export function readEntries(entries: readonly Entry[]): Journal {
  const blocks: JournaledBlock[] = []
  const mutations = new Map<number, JournaledMutation>()
  const aliases: Hex[] = []
  let clock: JournaledClock | null = null
  for (const entry of entries) {
    if ('block' in entry) blocks.push({ ...entry.block, at: entry.at })
    else if ('mutation' in entry)
      mutations.set(entry.mutation.id, { ...entry.mutation, latest: entry.mutation.after })
    else if ('alias' in entry) aliases.push(entry.alias)
    else if ('clock' in entry) clock = entry.clock
    else if ('failed' in entry) mutations.delete(entry.failed)
    else if ('overtaken' in entry) {
      const mutation = mutations.get(entry.overtaken)
      if (mutation) mutation.latest = entry.by
    }
  }
  return { blocks, mutations: [...mutations.values()], aliases, clock }
}

/** Collects the contents of consecutive journals. Each begins with the last block of the one before. */
export function readAllEntries(journals: readonly (readonly Entry[])[]): Journal {
  const read = journals.map(readEntries)
  let last = -1
  return {
    blocks: read
      .flatMap(({ blocks }) => blocks)
      .filter(({ number }) => {
        if (number <= last) return false
        last = number
        return true
      }),
    mutations: read.flatMap(({ mutations }) => mutations),
    aliases: [...new Set(read.flatMap(({ aliases }) => aliases))],
    clock: read.findLast(({ clock }) => clock !== null)?.clock ?? null,
  }
}

/** What has to follow the last rollback of these entries; null if nothing has. */
export function readFollowUp(entries: readonly Entry[]): FollowUp | null {
  let followUp: FollowUp | null = null
  for (const entry of entries)
    if ('rollback' in entry) followUp = entry.followUp
    else if ('completed' in entry) followUp = null
  return followUp
}

/** The blocks to which these entries roll back by number, if the entries include them. */
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
