import { z } from 'zod'
import * as schemas from '../jsonrpc/schemas'
import type { NodeClient } from './startNode'

type NodeInfo = { Method: 'anvil_nodeInfo'; Parameters?: undefined; ReturnType: unknown }

const nodeInfoSchema = z.object({ environment: z.object({ gasLimit: schemas.hex }) })

/** Lowers the block gas limit of a node to `max`, unless it is lower already. */
export async function limitBlockGas(client: NodeClient, max: bigint): Promise<void> {
  const info = await client.request<NodeInfo>({ method: 'anvil_nodeInfo' })
  const { gasLimit } = nodeInfoSchema.parse(info).environment
  if (BigInt(gasLimit) > max) await client.setBlockGasLimit({ gasLimit: max })
}
