import { InteropPermanentError } from '../../interop/errors/InteropError'
import type { Database } from '../database/Database'
import type { Protocol } from '../protocol/Protocol'
import type { Job, Queue } from '../queue/openQueue'
import { type DeadMessages, idsOf, loadMessages, noteFailures, type StoredMessage } from './store'

const maxJobs = 50
/** Number of messages that are proven at a time. */
const concurrency = 10

type Verifiable = { id: bigint; claim: unknown }

/**
 * Proves messages that wait for it, and passes on those that the rewards chain can verify.
 *
 * @returns Whether one was passed on, so that others may follow.
 */
export async function prove(
  database: Database,
  queue: Queue,
  protocol: Protocol,
  { retrySeconds, onDead }: { retrySeconds: number; onDead: (messages: DeadMessages) => void },
): Promise<boolean> {
  const jobs = await queue.take('prove', maxJobs)
  if (jobs.length === 0) return false
  const messages = await loadMessages(
    database,
    'found',
    jobs.map(({ message }) => message),
  ).catch(async (error) => {
    await queue.retry('prove', jobs)
    throw error
  })

  const verifiable: Verifiable[] = []
  const failures = new Map<bigint, string>()
  const waiting = new Set<bigint>()
  /** On each chain: later messages become verifiable later. */
  const firstWaiting = new Map<number, bigint>()
  let transient: unknown
  for (let start = 0; start < messages.length; start += concurrency)
    await Promise.all(
      messages.slice(start, start + concurrency).map(async (message) => {
        const { id, sourceChain, log } = message
        const waitsFor = firstWaiting.get(sourceChain)
        if (waitsFor !== undefined && log.blockNumber >= waitsFor) {
          waiting.add(id)
          return
        }
        try {
          const claim = await proveOne(protocol, message)
          if (claim !== null) verifiable.push({ id, claim })
          else {
            waiting.add(id)
            firstWaiting.set(sourceChain, log.blockNumber)
          }
        } catch (error) {
          if (error instanceof InteropPermanentError) failures.set(id, error.shortMessage)
          else {
            waiting.add(id)
            transient = error
          }
        }
      }),
    )

  const isWaiting = ({ message }: Job) => waiting.has(message)
  const dead = await database.transaction(async (transaction) => {
    const updated = await transaction.query(
      `UPDATE relayer.messages AS message SET state = 'verifiable', claim = proven.claim
        FROM UNNEST($1::bigint[], $2::text[]) AS given (id, text),
          LATERAL (SELECT given.text::jsonb AS claim) AS proven
        WHERE message.id = given.id AND message.state = 'found' RETURNING message.id`,
      [
        verifiable.map(({ id }) => String(id)),
        verifiable.map(({ claim }) => JSON.stringify(claim)),
      ],
    )
    await queue.add('mint', idsOf(updated), { database: transaction })
    // Also those of messages that a reorg removed.
    await queue.complete(
      'prove',
      jobs.filter((job) => !isWaiting(job)),
      transaction,
    )
    return noteFailures(transaction, queue, failures, { retrySeconds })
  })
  onDead(dead)
  await queue.retry('prove', jobs.filter(isWaiting))
  if (transient) throw transient
  return verifiable.length > 0
}

function proveOne(protocol: Protocol, { sourceChain, log }: StoredMessage): Promise<unknown> {
  const source = protocol.sources.find(({ chainId }) => chainId === sourceChain)
  if (!source)
    throw new InteropPermanentError(`Chain ${sourceChain} is not in the manifest.`, {
      metaMessages: [],
      name: 'UnknownChainError',
    })
  return protocol.prove(source, log)
}
