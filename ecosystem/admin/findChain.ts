import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { Chain } from '../settlement/Chain'
import type { ZksyncNetwork } from './AdminContext'

/** A chain in the parameters of admin methods. */
export const chainSchema = z.union([z.int(), z.string()], {
  error: 'must be the id or the name of a chain',
})

/** @throws `JsonRpcError` that lists the chains. */
export function findChain({ chains }: ZksyncNetwork, idOrName: string | number): Chain {
  const chain = chains.find(
    ({ config: { id, name } }) => String(id) === String(idOrName) || name === idOrName,
  )
  if (chain) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `Unknown chain ${idOrName}. Chains: ${list(chains)}.`,
  )
}

/** @throws `JsonRpcError` also for the settlement layer. */
export function findSettlingChain(network: ZksyncNetwork, idOrName: string | number): Chain {
  const chain = findChain(network, idOrName)
  if (!chain.isSettlementLayer) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `${chain.config.name} is the settlement layer, which has no batches and imports no roots. Use one of ${list(network.protocol.settlingChains)}.`,
  )
}

const list = (chains: readonly Chain[]) =>
  chains.map(({ config: { id, name } }) => `${name} (${id})`).join(', ')
