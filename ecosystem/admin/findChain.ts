import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { Network } from '../Network'
import type { Chain } from '../settlement/Chain'

/** A chain in the parameters of admin methods. */
export const chainSchema = z.union([z.int(), z.string()], {
  error: 'must be the id or the name of a chain',
})

/** @throws `JsonRpcError` that lists the chains. */
export function findChain({ chains }: Network, idOrName: string | number): Chain {
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
export function findSettlingChain(network: Network, idOrName: string | number): Chain {
  const chain = findChain(network, idOrName)
  if (!chain.isSettlementLayer) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `${chain.config.name} is the settlement layer, which has no batches and imports no roots. Use one of ${list(network.settlingChains)}.`,
  )
}

const list = (chains: readonly Chain[]) =>
  chains.map(({ config: { id, name } }) => `${name} (${id})`).join(', ')
