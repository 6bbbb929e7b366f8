import type { Pace } from '../../../ecosystem/zksync/pace'
import type { World } from './startWorld'

/** Calls an admin method of the local network. */
export async function callAdmin(
  world: { ecosystem: { adminUrl: string | null } },
  method: string,
  ...params: unknown[]
): Promise<void> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const response = await fetch(world.ecosystem.adminUrl ?? '', { method: 'POST', body })
  const text = await response.text()
  if (!text.includes('"result"')) throw new Error(`${method}: ${text}`)
}

const atOnce: Pace = { seal: 0, commit: 0, prove: 0, execute: 0, import: 0 }
const never = 3_600_000

/** Stops messages before a stage; without one, removes all delays. */
export function haltBefore(world: World, stage?: keyof Pace): Promise<void> {
  return callAdmin(world, 'interstake_setPace', { ...atOnce, ...(stage && { [stage]: never }) })
}
