import { setTimeout as delay } from 'node:timers/promises'
import type { NodeClient } from './startNode'

/** Mining mode of a node. */
export type Mining = {
  /** Whether it mines a block for each transaction. */
  isAutomatic: boolean
  /** Seconds between blocks; null without interval mining. */
  interval: number | null
}

/**
 * Stops a node from mining automatically.
 *
 * @param node - Not journaled, like that of the functions below.
 * @returns Its mining mode until now.
 */
export async function freeze(node: NodeClient): Promise<Mining> {
  const [isAutomatic, interval] = await Promise.all([node.getAutomine(), readInterval(node)])
  if (isAutomatic) await node.setAutomine(false)
  if (interval !== null) await node.setIntervalMining({ interval: 0 })
  return { isAutomatic, interval }
}

type GetIntervalMining = {
  Method: 'anvil_getIntervalMining'
  Parameters?: undefined
  ReturnType: number | null
}

const readInterval = (node: NodeClient) =>
  node.request<GetIntervalMining>({ method: 'anvil_getIntervalMining' })

/** Lets a node mine automatically again, which includes pending transactions. */
export async function thaw(node: NodeClient, { isAutomatic, interval }: Mining): Promise<void> {
  if (isAutomatic) await startAutomine(node)
  if (interval !== null) await node.setIntervalMining({ interval })
}

/** Runs `send` so that a node with automine includes everything that it is sent meanwhile in a single block. */
export async function inOneBlock(node: NodeClient, send: () => Promise<void>): Promise<void> {
  await node.setAutomine(false)
  try {
    await send()
  } finally {
    await startAutomine(node)
  }
}

/** Enables automine, once no more transactions are pending than a node can mine with it. */
async function startAutomine(node: NodeClient): Promise<void> {
  await mineCrowd(node)
  await node.setAutomine(true)
}

/** With automine, anvil 1.7.1 mines thousands of empty blocks once this many transactions are pending. */
const maxPendingWithAutomine = 1_000

/** Mines blocks until automine can be enabled, unless pending transactions cannot be mined. */
export async function mineCrowd(node: NodeClient): Promise<void> {
  let { pending } = await node.getTxpoolStatus()
  while (pending >= maxPendingWithAutomine) {
    const before = pending
    await mineBlock(node)
    pending = (await node.getTxpoolStatus()).pending
    if (pending >= before) return
  }
}

/** Maximum number of times that pending transactions are checked, and the time between. */
const maxChecks = 100
const checkIntervalMs = 2

/** Resolves once a node with automine has mined what is pending, unless it does not. */
export async function untilMined(node: NodeClient): Promise<void> {
  for (let checks = 0; checks < maxChecks; checks++) {
    const { pending } = await node.getTxpoolStatus()
    if (pending === 0 || !(await node.getAutomine())) return
    await delay(checkIntervalMs)
  }
}

type EvmMine = { Method: 'evm_mine'; Parameters: []; ReturnType: unknown }

/** Mines a block of what is pending. */
export async function mineBlock(node: NodeClient): Promise<void> {
  await node.request<EvmMine>({ method: 'evm_mine', params: [] }, { retryCount: 0 })
}
