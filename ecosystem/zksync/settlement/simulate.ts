import type { Address, Hex, Log } from 'viem'
import type { NodeClient } from '../../anvil/startNode'

export type SimulatedCall = { from: Address; to: Address; data: Hex }

export type SimulatedResult = {
  isSuccess: boolean
  /** Return or revert data of the call. */
  data: Hex
  logs: Log[]
}

/** Simulates calls one after the other on top of the latest block. */
export async function simulate(
  client: NodeClient,
  calls: readonly SimulatedCall[],
): Promise<SimulatedResult[]> {
  const [block] = await client.simulateBlocks({
    blocks: [{ calls: calls.map(({ from, ...call }) => ({ account: from, ...call })) }],
  })
  return (block?.calls ?? []).map(({ status, data, logs = [] }) => ({
    isSuccess: status === 'success',
    data,
    logs,
  }))
}
