import { join } from 'node:path'
import type { Logger } from 'pino'
import type { StakingManifest } from '../deployments/manifest'
import { openEmbedded } from './database/openEmbedded'
import { openPostgres } from './database/openPostgres'
import { prepareSchema } from './database/prepareSchema'
import { setUp } from './database/setUp'
import { exclusively, startLoop } from './loops'
import { prove } from './messages/prove'
import { scan } from './messages/scan'
import { type DeadMessages, reviveMessages } from './messages/store'
import { createProtocol } from './protocol/createProtocol'
import type { Protocol } from './protocol/Protocol'
import { openQueue } from './queue/openQueue'
import { createMetrics } from './server/createMetrics'
import { serveStatus } from './server/serveStatus'
import type { Signer } from './signer/Signer'
import { reconcile } from './transactions/reconcile'
import { send } from './transactions/send'

export type RelayerOptions = {
  /** The chains and contracts. */
  manifest: StakingManifest
  /** The accounts that send transactions, each funded on the rewards chain. */
  signers: readonly Signer[]
  /** Where messages and transactions are stored: a Postgres database, or files of an embedded one; null for memory. */
  database: { url: string } | { directory: string | null }
  /** Address and port of `/health`, `/ready` and `/metrics`; port 0 is a free one. */
  server: { host: string; port: number }
  log: Logger
  /** Polling interval of the chains, in milliseconds. */
  pollMs: number
  /** Maximum fee per gas, in wei; null for none. */
  feeCeiling: bigint | null
  /** A transaction that is in no block after this is sent with higher fees. */
  bumpAfterMs: number
  /** Number of provers. */
  provers: number
  /** Tries the dead messages again. */
  revive: boolean
}

export type RunningRelayer = {
  /** Of the status server. */
  url: string
  /** Finishes what is being done, and releases all locks. */
  stop(): Promise<void>
}

/** Starts a relayer, which mints the rewards of deposits until it is stopped. Any number can share a Postgres database. */
export async function startRelayer(options: RelayerOptions): Promise<RunningRelayer> {
  const { signers, log, pollMs, feeCeiling, bumpAfterMs } = options
  const protocol = createProtocol(options.manifest, { pollMs, log })
  const identity = await identify(protocol)
  const onError = (error: Error) => log.warn({ err: error }, 'The database failed')
  const onDead = (messages: DeadMessages) => {
    for (const [message, reason] of messages)
      log.error({ message: String(message), reason }, 'A message cannot be minted')
  }
  const database =
    'url' in options.database
      ? openPostgres(options.database.url, { onError })
      : await openEmbedded(
          options.database.directory && join(options.database.directory, identity.slice(-16)),
        )
  const retrySeconds = Math.ceil(pollMs / 1_000)
  const stopping = new AbortController()
  try {
    const queue = await setUp(database, { onError }, async () => {
      await prepareSchema(database, identity)
      return openQueue(database, { retrySeconds, onError })
    })
    if (options.revive)
      log.info({ messages: await reviveMessages(database, queue) }, 'Trying dead messages again')
    const loopOptions = { pollMs, log, signal: stopping.signal }
    const scanners = protocol.sources.map((source) => ({
      name: `scan ${source.name}`,
      ...exclusively(database, `scan ${source.chainId}`, (session) =>
        scan(session, queue, protocol, source),
      ),
    }))
    const senders = signers.map((signer) => {
      const shared = {
        ...{ queue, protocol, signer, log, feeCeiling, bumpAfterMs, retrySeconds, pollMs, onDead },
        ...{ broadcastAt: new Map<string, number>(), nextCheckAt: 0 },
      }
      return {
        name: `send ${signer.address}`,
        ...exclusively(database, `send ${signer.address}`, async (session) => {
          const context = Object.assign(shared, { session })
          await reconcile(context)
          return send(context)
        }),
      }
    })
    const provers = Array.from({ length: options.provers }, (_, index) => ({
      name: `prove ${index + 1}`,
      step: () => prove(database, queue, protocol, { retrySeconds, onDead }),
    }))
    const network = { name: 'network', step: () => checkNetwork(protocol, identity) }
    const loops = [network, ...scanners, ...provers, ...senders].map(({ name, step }) =>
      startLoop(name, step, loopOptions),
    )
    const metrics = createMetrics(database, { senders })
    const server = await serveStatus(options.server, { database, loops, metrics })
    log.info({ url: server.url, senders: signers.map(({ address }) => address) }, 'Relaying')
    return {
      url: server.url,
      async stop() {
        stopping.abort()
        await Promise.all(loops.map(({ ended }) => ended))
        await server.close()
        await queue.close()
        await Promise.all([...scanners, ...senders].map(({ release }) => release()))
        await database.close()
        log.info('Stopped')
      },
    }
  } catch (error) {
    stopping.abort()
    await database.close()
    throw error
  }
}

/** @throws If the chains have been replaced by those of another network, as when a local one was restarted. */
async function checkNetwork(protocol: Protocol, identity: string): Promise<false> {
  if ((await identify(protocol)) !== identity)
    throw new Error('The chains are those of another network: start the relayer again.')
  return false
}

/** Distinguishes networks, also two local ones that were started one after the other. */
async function identify({ rewards }: Protocol): Promise<string> {
  const { client, chainId, token } = rewards
  const code = await client.getCode({ address: token })
  if (code === undefined)
    throw new Error(`There is no contract at ${token} on ${rewards.name}: deploy it first.`)
  const { hash } = await client.getBlock({ blockNumber: rewards.fromBlock })
  return `${chainId} ${token} ${hash}`
}
