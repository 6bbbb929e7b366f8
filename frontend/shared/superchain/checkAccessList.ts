import {
  BaseError,
  type Client,
  type Hash,
  MethodNotFoundRpcError,
  numberToHex,
  RpcRequestError,
} from 'viem'
import { getBlock, getChainId } from 'viem/actions'
import { InvalidRpcResponseError } from '../../../interop/errors/rpc'
import { request } from '../../../interop/rpc/request'

const method = 'interop_checkAccessList'

/** What a node says about an access list. */
export type Admission =
  | { isAdmitted: true }
  | {
      isAdmitted: false
      /** JSON-RPC error code. */
      code: number
      /** The text of the node. */
      reason: string
    }

/**
 * Asks a node whether it would admit a transaction that declares these storage keys of the inbox.
 *
 * @param executedAt - Timestamp of the executing block; by default that of the next one.
 * @throws If the node cannot be asked.
 */
export async function checkAccessList(
  client: Client,
  storageKeys: readonly Hash[],
  executedAt?: bigint,
): Promise<Admission> {
  const [chainId, timestamp] = await Promise.all([
    getChainId(client),
    executedAt ?? getNextTimestamp(client),
  ])
  const executing = { chainID: numberToHex(chainId), timestamp: numberToHex(timestamp) }
  try {
    const answer = await request(client, method, [storageKeys, 'cross-unsafe', executing])
    if (answer === null) return { isAdmitted: true }
    throw new InvalidRpcResponseError({ method, reason: 'It is not null.' })
  } catch (error) {
    const refusal = error instanceof BaseError ? findRefusal(error) : null
    if (!refusal || refusal.code === MethodNotFoundRpcError.code) throw error
    return { isAdmitted: false, code: refusal.code, reason: refusal.details }
  }
}

/** The latest block of an idle chain may be older than a message that can be executed in the next one. */
async function getNextTimestamp(client: Client): Promise<bigint> {
  return (await getBlock(client, { blockTag: 'pending' })).timestamp
}

function findRefusal(error: BaseError): RpcRequestError | null {
  const refusal = error.walk((cause) => cause instanceof RpcRequestError)
  return refusal instanceof RpcRequestError ? refusal : null
}
