import type { NodeClient } from './startNode'

type SetTime = { Method: 'evm_setTime'; Parameters: [seconds: number]; ReturnType: number }

/** Has a node's clock go on from a time, in seconds since the epoch. */
export async function setClock(client: NodeClient, seconds: number): Promise<void> {
  await client.request<SetTime>({ method: 'evm_setTime', params: [seconds] })
}
