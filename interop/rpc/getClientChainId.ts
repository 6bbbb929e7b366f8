import type { Client } from 'viem'
import { getChainId } from 'viem/actions'

/** Returns the id of a client's chain; requests it if the client has no `chain`. */
export async function getClientChainId(client: Client): Promise<bigint> {
  return BigInt(client.chain?.id ?? (await getChainId(client)))
}
