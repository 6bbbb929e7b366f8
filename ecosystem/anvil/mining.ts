import { z } from 'zod'
import { requestNode } from './requestNode'

/** Mining mode of a node. */
export type Mining = {
  /** Whether it mines a block for each transaction. */
  isAutomatic: boolean
  /** Seconds between blocks; null without interval mining. */
  interval: number | null
}

const intervalSchema = z.number().nullable()

/**
 * Stops a node from mining automatically.
 *
 * @param address - Host and port of the node.
 * @returns Its mining mode until now.
 */
export async function freeze(address: string): Promise<Mining> {
  const [automine, seconds] = await Promise.all([
    requestNode(address, 'anvil_getAutomine', []),
    requestNode(address, 'anvil_getIntervalMining', []),
  ])
  const isAutomatic = z.boolean().parse(automine)
  const interval = intervalSchema.parse(seconds)
  if (isAutomatic) await requestNode(address, 'evm_setAutomine', [false])
  if (interval !== null) await requestNode(address, 'evm_setIntervalMining', [0])
  return { isAutomatic, interval }
}

/** Lets a node mine automatically again, which includes pending transactions. */
export async function thaw(address: string, { isAutomatic, interval }: Mining): Promise<void> {
  if (isAutomatic) await requestNode(address, 'evm_setAutomine', [true])
  if (interval !== null) await requestNode(address, 'evm_setIntervalMining', [interval])
}

/**
 * Runs `send` so that a node with automine includes everything that it is sent meanwhile in a single block. These
 * settings are not journaled.
 *
 * @param address - Host and port of the node.
 */
export async function inOneBlock(address: string, send: () => Promise<void>): Promise<void> {
  await requestNode(address, 'evm_setAutomine', [false])
  try {
    await send()
  } finally {
    await requestNode(address, 'evm_setAutomine', [true])
  }
}
