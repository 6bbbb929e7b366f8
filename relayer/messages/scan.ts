import { z } from 'zod'
import { logRanges } from '../../interop/rpc/LogRanges'
import type { Database, LockSession } from '../database/Database'
import type { Protocol, SourceChain } from '../protocol/Protocol'
import { hexSchema } from '../protocol/schemas'
import type { Queue } from '../queue/openQueue'
import { idsOf } from './store'

/** So that a scan is short. */
const maxBlocks = 1_000n
/** Reorgs that are deeper than this many scans read the chain from the beginning. */
const keptCheckpoints = 256

const checkpointSchema = z.object({ block_number: z.coerce.bigint(), block_hash: hexSchema })

/**
 * Reads the next blocks of a chain and stores their messages. If blocks that were read before have been replaced, forgets
 * their messages, unless those are in a transaction, and reads them again.
 *
 * @returns Whether there are more blocks to read.
 */
export async function scan(
  database: Database | LockSession,
  queue: Queue,
  protocol: Pick<Protocol, 'findMessages'>,
  source: SourceChain,
): Promise<boolean> {
  const { client, chainId } = source
  const last = await findCanonicalCheckpoint(database, source)
  const fromBlock = last === null ? source.fromBlock : last + 1n
  const { number: head } = await client.getBlock({ blockTag: 'latest' })
  if (head < fromBlock) return false
  const left = head - fromBlock + 1n
  const ranges = logRanges(client)
  const size = ranges.sizeOf(left < maxBlocks ? left : maxBlocks)
  const toBlock = fromBlock + size - 1n
  // Before the logs: if a reorg replaces the block meanwhile, the next scan notices.
  const { hash } = await client.getBlock({ blockNumber: toBlock })
  let found: Awaited<ReturnType<typeof protocol.findMessages>>
  try {
    found = await protocol.findMessages(source, { fromBlock, toBlock })
  } catch (error) {
    // Fewer blocks are read the next time.
    if (ranges.reject(size, error)) return true
    throw error
  }
  ranges.accept(size)

  await database.transaction(async (transaction) => {
    const added = await transaction.query(
      `INSERT INTO relayer.messages (source_chain, transaction_hash, log_index, block_number)
        SELECT $1, hash, log_index, block_number
        FROM UNNEST($2::text[], $3::int[], $4::bigint[]) AS log (hash, log_index, block_number)
        ON CONFLICT DO NOTHING RETURNING id`,
      [
        chainId,
        found.map(({ transactionHash }) => transactionHash),
        found.map(({ logIndex }) => logIndex),
        found.map(({ blockNumber }) => String(blockNumber)),
      ],
    )
    await queue.add('prove', idsOf(added), { database: transaction })
    await transaction.query('INSERT INTO relayer.checkpoints VALUES ($1, $2, $3)', [
      ...[chainId, String(toBlock), hash],
    ])
    await transaction.query(
      `DELETE FROM relayer.checkpoints WHERE source_chain = $1 AND block_number < (
        SELECT min(block_number) FROM (
          SELECT block_number FROM relayer.checkpoints WHERE source_chain = $1
          ORDER BY block_number DESC LIMIT $2
        ) AS kept)`,
      [chainId, keptCheckpoints],
    )
  })
  return toBlock < head
}

/** The last block that was read and is still part of the chain; null if there is none. */
async function findCanonicalCheckpoint(
  database: Database | LockSession,
  { client, chainId }: SourceChain,
): Promise<bigint | null> {
  const rows = await database.query(
    'SELECT * FROM relayer.checkpoints WHERE source_chain = $1 ORDER BY block_number DESC',
    [chainId],
  )
  const checkpoints = rows.map((row) => checkpointSchema.parse(row))
  let canonical: bigint | null = null
  for (const { block_number: blockNumber, block_hash } of checkpoints) {
    if ((await findBlockHash(client, blockNumber)) !== block_hash) continue
    canonical = blockNumber
    break
  }
  if (checkpoints[0] && checkpoints[0].block_number !== canonical)
    await database.transaction(async (transaction) => {
      const replaced = 'source_chain = $1 AND block_number > $2'
      const values = [chainId, String(canonical ?? -1n)]
      await transaction.query(`DELETE FROM relayer.checkpoints WHERE ${replaced}`, values)
      await transaction.query(
        `DELETE FROM relayer.messages WHERE ${replaced} AND state IN ('found', 'verifiable', 'dead')`,
        values,
      )
    })
  return canonical
}

/** The hash of a block; null if the chain is shorter now. */
async function findBlockHash(client: SourceChain['client'], blockNumber: bigint) {
  const { number: head } = await client.getBlock({ blockTag: 'latest' })
  return head < blockNumber ? null : (await client.getBlock({ blockNumber })).hash
}
