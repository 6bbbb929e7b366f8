import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../jsonRpc'
import { parseParams } from '../params'
import type { RpcMethod } from '../RpcContext'
import * as schemas from '../schemas'

const revertSchema = z.object({
  snapshot: z.union([schemas.hex, z.int().min(0)], {
    error: 'must be what evm_snapshot answered with',
  }),
})

/** `evm_snapshot()`: of all chains at once, as none can go back without the others. */
const snapshot: RpcMethod = ({ network }) => network.snapshot()

/** `evm_revert(snapshot)`: takes all chains back to where they were. */
const revert: RpcMethod = ({ network }, params) => {
  const { snapshot } = parseParams(revertSchema, params)
  return network.revert(typeof snapshot === 'number' ? `0x${snapshot.toString(16)}` : snapshot)
}

const depthSchema = z.object({ depth: schemas.number.default(1) })

type Rewriting = { Method: 'anvil_rollback' | 'anvil_reorg'; Parameters: unknown; ReturnType: null }

/** `anvil_rollback(depth)` and `anvil_reorg(depth, transactions)`: as far as the blocks are not final. */
const rewriting =
  (method: Rewriting['Method']): RpcMethod =>
  async ({ network, chain }, params) => {
    const { depth } = parseParams(depthSchema, params)
    await network.takeBack(chain, depth, async (client) => {
      await client.request<Rewriting>({ method, params }, { retryCount: 0 })
    })
    return null
  }

/** What cannot be without the other chains, and the settlement layer, falling apart. */
const refused =
  (instead: string): RpcMethod =>
  async () => {
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `This node is one of a network and cannot change alone: ${instead}.`,
    )
  }

const startAnew = refused('start the network anew, or go back to a snapshot')

/** Methods that change a chain's past, or what it is. */
export const historyMethods: ReadonlyMap<string, RpcMethod> = new Map<string, RpcMethod>([
  ['anvil_loadState', startAnew],
  ['anvil_reorg', rewriting('anvil_reorg')],
  ['anvil_reset', startAnew],
  ['anvil_revert', revert],
  ['anvil_rollback', rewriting('anvil_rollback')],
  ['anvil_setChainId', refused('its messages and proofs name it by its id')],
  ['anvil_setRpcUrl', refused('it forks no other chain')],
  ['anvil_snapshot', snapshot],
  ['evm_revert', revert],
  ['evm_snapshot', snapshot],
  ['hardhat_loadState', startAnew],
  ['hardhat_reset', startAnew],
])
