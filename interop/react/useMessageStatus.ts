import { zeroHash } from 'viem'
import type { MessageParameters } from './MessageParameters'
import { type MessageStatusResult, useClientMessageStatus } from './useClientMessageStatus'
import { useClientOf } from './useClientOf'

export type UseMessageStatusParameters = MessageParameters & {
  /** Id of the chain that verifies the message. Without it, the last stage is `executed`. */
  destinationChainId?: number | undefined
  /** Id of the settlement layer, from whose public data a proof is built that the node of the source chain withholds. */
  settlementLayerChainId?: number | undefined
}

export type UseMessageStatusReturnType = MessageStatusResult

/**
 * The status of a message, updated until it is final: every second at first and after each stage, then at the polling
 * interval of the chain, and not while the tab is hidden.
 *
 * If the node does not return the proof within ten seconds after it could, or returns a wrong one, the proof is built from
 * public data of the settlement layer.
 *
 * @param parameters - {@link UseMessageStatusParameters}
 * @returns The query of the status, and where its proof comes from. {@link UseMessageStatusReturnType}
 *
 * @example
 * import { useMessageStatus } from '@interstake/interop/react'
 *
 * const { query } = useMessageStatus({ chainId: 34234, hash: '0x…', destinationChainId: 37427 })
 * if (query.data?.stage === 'verifiable') console.log(query.data.proof)
 */
export function useMessageStatus(
  parameters: UseMessageStatusParameters,
): UseMessageStatusReturnType {
  const { chainId, hash, messageIndex = 0, query } = parameters
  const { destinationChainId, settlementLayerChainId } = parameters
  const clientOf = useClientOf(parameters)
  const optional = (id: number | undefined) => (id === undefined ? undefined : clientOf(id))
  return useClientMessageStatus(clientOf(chainId), {
    ...{ chainId, hash: hash ?? zeroHash, messageIndex },
    destination: optional(destinationChainId),
    settlementLayer: optional(settlementLayerChainId),
    query: { ...query, enabled: hash !== undefined && query?.enabled !== false },
  })
}
