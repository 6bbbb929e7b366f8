import { z } from 'zod'
import { callNode } from './callNode'

/** When a node makes blocks by itself. */
export type Mining = {
  isAutomatic: boolean
  /** Seconds between blocks; null if it makes none by time. */
  interval: number | null
}

const intervalSchema = z.number().nullable()

/**
 * Stops a node from mining by itself.
 *
 * @param address - Host and port of the node.
 * @returns When it did.
 */
export async function freeze(address: string): Promise<Mining> {
  const [automine, seconds] = await Promise.all([
    callNode(address, 'anvil_getAutomine', []),
    callNode(address, 'anvil_getIntervalMining', []),
  ])
  const isAutomatic = z.boolean().parse(automine)
  const interval = intervalSchema.parse(seconds)
  if (isAutomatic) await callNode(address, 'evm_setAutomine', [false])
  if (interval !== null) await callNode(address, 'evm_setIntervalMining', [0])
  return { isAutomatic, interval }
}

/** Lets a node mine by itself again, including what it was sent in the meantime. */
export async function thaw(address: string, { isAutomatic, interval }: Mining): Promise<void> {
  if (isAutomatic) await callNode(address, 'evm_setAutomine', [true])
  if (interval !== null) await callNode(address, 'evm_setIntervalMining', [interval])
}
