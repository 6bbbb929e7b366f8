import { z } from 'zod'
import type { Network } from '../Network'
import { errorCodes, JsonRpcError } from '../rpc/jsonRpc'
import type { Chain } from '../settlement/Chain'

/** A chain as orders name it. */
export const chainSchema = z.union([z.int(), z.string()], {
  error: 'must be the id or the name of a chain',
})

/** @throws `JsonRpcError` with the chains that there are. */
export function findChain({ chains }: Network, idOrName: string | number): Chain {
  const chain = chains.find(
    ({ config: { id, name } }) => String(id) === String(idOrName) || name === idOrName,
  )
  if (chain) return chain
  const known = chains.map(({ config: { id, name } }) => `${name} (${id})`)
  throw new JsonRpcError(
    errorCodes.invalidParams,
    `There is no chain ${idOrName}. There are: ${known.join(', ')}.`,
  )
}
