import { findChain, listChainNames } from '../../admin/findChain'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import type { Chain } from '../settlement/Chain'
import type { ZksyncNetwork } from './ZksyncNetwork'

/** @throws `JsonRpcError` that lists the chains, also for the settlement layer. */
export function findSettlingChain(network: ZksyncNetwork, idOrName: string | number): Chain {
  const chain = findChain(network, idOrName)
  if (!chain.isSettlementLayer) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `${chain.config.name} is the settlement layer, which has no batches and imports no roots. Use one of ${listChainNames(network.protocol.settlingChains)}.`,
  )
}
