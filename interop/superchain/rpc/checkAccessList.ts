import {
  BaseError,
  type Client,
  type Hash,
  MethodNotFoundRpcError,
  MethodNotSupportedRpcError,
  numberToHex,
} from 'viem'
import { InvalidRpcResponseError } from '../../errors/rpc'
import { request } from '../../rpc/request'
import { getNextTimestamp } from './getBlockTimestamp'
import { getChainId } from './getChainId'

const method = 'interop_checkAccessList'

const unsupported: readonly number[] = [
  MethodNotFoundRpcError.code,
  MethodNotSupportedRpcError.code,
]

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
    const refusal = findRefusal(error)
    if (!refusal || unsupported.includes(refusal.code)) throw error
    return { isAdmitted: false, ...refusal }
  }
}

/** The error of the node itself: the innermost one with a code, whatever the transport. */
function findRefusal(error: unknown): { code: number; reason: string } | null {
  if (!(error instanceof Error)) return null
  const inner = findRefusal(error.cause)
  if (inner) return inner
  if (!('code' in error) || typeof error.code !== 'number') return null
  return { code: error.code, reason: error instanceof BaseError ? error.details : error.message }
}
