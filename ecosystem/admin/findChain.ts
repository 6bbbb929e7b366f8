import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonrpc/jsonRpc'
import type { NetworkChain } from '../protocol/NetworkChain'

/** A chain in the parameters of admin methods. */
export const chainSchema = z.union([z.int(), z.string()], {
  error: 'must be the id or the name of a chain',
})

/** @throws `JsonRpcError` that lists the chains. */
export function findChain<chain extends NetworkChain>(
  { chains }: { readonly chains: readonly chain[] },
  idOrName: string | number,
): chain {
  const chain = chains.find(
    ({ config: { id, name } }) => String(id) === String(idOrName) || name === idOrName,
  )
  if (chain) return chain
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `Unknown chain ${idOrName}. Chains: ${listChainNames(chains)}.`,
  )
}

/** The chains with their ids, for a message. */
export const listChainNames = (chains: readonly NetworkChain[]) =>
  chains.map(({ config: { id, name } }) => `${name} (${id})`).join(', ')
