import type { NodeClient } from './startNode'

type SetTime = { Method: 'evm_setTime'; Parameters: [seconds: number]; ReturnType: number }

/** Sets the clock of a node, in seconds since the epoch. */
export async function setClock(client: NodeClient, seconds: number): Promise<void> {
  await client.request<SetTime>({ method: 'evm_setTime', params: [seconds] })
}
