import { hexToBigInt, isAddressEqual } from 'viem'
import { z } from 'zod'
import type { ManifestChain } from '../../../deployments/manifest'
import * as schemas from '../../../ecosystem/jsonrpc/schemas'
import {
  checkAcknowledged,
  checkHeaders,
  checkRewards,
  type Findings,
  lasting,
  resumeAll,
} from '../checks'
import { revertingTarget } from './actions/sendMessage'
import { messageExpiry } from './messageExpiry'
import { type ChainContents, logKey, readChains } from './readChains'
import { resendMessage } from './resendMessage'
import type { SuperchainWorld } from './SuperchainWorld'

/** Messages are no longer relayed if none is for so long; the relayer tries all again within a minute. */
const standstillMs = 70_000

type Sent = ChainContents['sent'][number] & { from: ChainContents }

export async function endFaults(world: SuperchainWorld): Promise<void> {
  world.network.wake()
  await world.persist(() => world.admin('setFaults'))
  await world.persist(() => world.admin('setPace', 'instant'))
  await world.persist(() => world.admin('resumeRelayer'))
  await resumeAll(world)
}

/** Waits until all messages are relayed, and compares a network on which everything goes right with the protocol. */
export async function check(world: SuperchainWorld, findings: Findings): Promise<void> {
  findings.invalid.push(...world.violations)
  await checkAcknowledged(world, findings)
  findings.lost.push(...(await relayAll(world)))
  await checkMessages(world, findings)
  await checkRewards(world, findings)
  await checkHeaders(world, findings)
  const chains = await readChains(world)
  world.headers = headersOf(chains)
  world.relayed = chains.flatMap(({ relayed }) => relayed).length
}

/** Compares it again, with itself before the restart as well. */
export async function checkRestarted(world: SuperchainWorld, findings: Findings): Promise<void> {
  const now = headersOf(await readChains(world))
  for (const { name, chainId } of world.chains)
    for (const { number, hash } of world.headers.get(chainId) ?? []) {
      const found = now.get(chainId)?.find((header) => header.number === number)?.hash
      if (found !== hash)
        findings.lost.push(`block ${number} of ${name} was ${hash}, and is ${found}`)
    }
  await checkMessages(world, findings)
  await checkRewards(world, findings)
}

function headersOf(chains: readonly ChainContents[]): SuperchainWorld['headers'] {
  return new Map(chains.map(({ chain, headers }) => [chain.chainId, headers]))
}

async function checkMessages(world: SuperchainWorld, findings: Findings): Promise<void> {
  findings.invalid.push(...(await lasting(async () => invalidExecutions(await readChains(world)))))
  findings.twice.push(...(await lasting(async () => relayedTwice(await readChains(world)))))
  findings.lost.push(...(await lasting(() => wrongProgress(world))))
}

/** Executions of logs that do not exist, come later, or have expired. */
function invalidExecutions(chains: readonly ChainContents[]): string[] {
  return chains.flatMap(({ chain: { name }, headers, executions }) =>
    executions.flatMap(({ id, payloadHash, blockNumber }) => {
      const where = `block ${blockNumber} of ${name} executes log ${id.logIndex} of block ${id.blockNumber} of chain ${id.chainId}`
      const executedAt = timeOf(headers, blockNumber)
      const source = chains.find(({ chain }) => BigInt(chain.chainId) === id.chainId)
      const log = source?.logs.get(logKey(id.blockNumber, id.logIndex))
      if (!source || !log) return [`${where}, which does not exist`]
      if (!isAddressEqual(log.address, id.origin) || log.payloadHash !== payloadHash)
        return [`${where}, which is another one`]
      if (timeOf(source.headers, id.blockNumber) !== id.timestamp)
        return [`${where}, which has another timestamp`]
      if (id.timestamp > executedAt) return [`${where}, which comes later`]
      return executedAt - id.timestamp > messageExpiry ? [`${where}, which has expired`] : []
    }),
  )
}

const timeOf = (headers: ChainContents['headers'], blockNumber: bigint): bigint =>
  headers.find(({ number }) => number === blockNumber)?.timestamp ?? 0n

function relayedTwice(chains: readonly ChainContents[]): string[] {
  return chains.flatMap(({ chain: { name }, relayed }) =>
    relayed
      .filter((hash, index) => relayed.indexOf(hash) !== index)
      .map((hash) => `message ${hash} was relayed twice on ${name}`),
  )
}

/** The latest log of each message that is not relayed to its chain of the network. */
function unrelayed(chains: readonly ChainContents[]): (Sent & { to: ChainContents })[] {
  const latest = new Map<string, Sent>()
  for (const from of chains)
    for (const message of from.sent) latest.set(message.messageHash, { ...message, from })
  return [...latest.values()].flatMap((message) => {
    const to = chains.find(({ chain }) => BigInt(chain.chainId) === message.destination)
    return to && !to.relayed.includes(message.messageHash) ? [{ ...message, to }] : []
  })
}

const isDoomed = ({ target }: Sent) => isAddressEqual(target, revertingTarget)

/** Waits until all messages are relayed whose target does not revert. Expired ones are sent again. */
async function relayAll(world: SuperchainWorld): Promise<string[]> {
  let fewest = Number.POSITIVE_INFINITY
  let progressAt = performance.now()
  for (;;) {
    const pending = unrelayed(await readChains(world)).filter((message) => !isDoomed(message))
    if (pending.length === 0) return []
    if (pending.length < fewest) {
      fewest = pending.length
      progressAt = performance.now()
    }
    if (performance.now() - progressAt > standstillMs)
      return pending.map(
        ({ messageHash, from, to }) =>
          `message ${messageHash} from ${from.chain.name} is not relayed to ${to.chain.name}`,
      )
    for (const message of pending)
      if (await isExpired(world, message))
        await world.persist(() => resendMessage(world, message.from.chain, message))
    await world.pause()
  }
}

const pendingBlockSchema = z.object({ timestamp: schemas.hex })

async function nextTimestamp(world: SuperchainWorld, chain: ManifestChain): Promise<bigint> {
  const block = await world.persist(() =>
    world.developer(chain, 'eth_getBlockByNumber', ['pending', false]),
  )
  return hexToBigInt(pendingBlockSchema.parse(block).timestamp)
}

async function isExpired(
  world: SuperchainWorld,
  { from, to, blockNumber }: Sent & { to: ChainContents },
): Promise<boolean> {
  const age = (await nextTimestamp(world, to.chain)) - timeOf(from.headers, blockNumber)
  return age > messageExpiry
}

const statusSchema = z.object({
  chains: z.array(z.object({ id: z.int(), pendingMessages: z.int() })),
})

/** Chains of which the network reports another number of pending messages than their blocks. */
async function wrongProgress(world: SuperchainWorld): Promise<string[]> {
  const pending = unrelayed(await readChains(world))
  const status = statusSchema.parse(await world.persist(() => world.admin('getStatus')))
  return world.chains.flatMap(({ name, chainId }) => {
    const count = pending.filter(({ to }) => to.chain.chainId === chainId).length
    const reported = status.chains.find(({ id }) => id === chainId)?.pendingMessages
    return count === reported
      ? []
      : [`${count} messages to ${name} are not relayed, but the network reports ${reported}`]
  })
}
