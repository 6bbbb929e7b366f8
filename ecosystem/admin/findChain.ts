import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { Network } from '../Network'
import type { Chain } from '../settlement/Chain'

/** A chain as admin methods name it. */
export const chainSchema = z.union([z.int(), z.string()], {
  error: 'must be the id or the name of a chain',
})

/** @throws `JsonRpcError` with the chains that there are. */
export function findChain({ chains }: Network, idOrName: string | number): Chain {
  const chain = chains.find(
    ({ config: { id, name } }) => String(id) === String(idOrName) || name === idOrName,
  )
  if (chain) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `There is no chain ${idOrName}. There are: ${list(chains)}.`,
  )
}

/** @throws `JsonRpcError` also for the settlement layer. */
export function findSettlingChain(network: Network, idOrName: string | number): Chain {
  const chain = findChain(network, idOrName)
  if (!chain.isSettlementLayer) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `${chain.config.name} is the settlement layer: it settles nowhere and imports no roots. Name one of ${list(network.settlingChains)}.`,
  )
}

const list = (chains: readonly Chain[]) =>
  chains.map(({ config: { id, name } }) => `${name} (${id})`).join(', ')
