import { isHex, keccak256 } from 'viem'
import { z } from 'zod'
import { errorCodes, JsonRpcError } from '../../jsonrpc/jsonRpc'
import { parseParams } from '../../jsonrpc/params'
import * as schemas from '../../jsonrpc/schemas'
import type { RpcMethod } from '../RpcContext'

const revertSchema = z.object({
  snapshot: z.union([schemas.hex, z.int().min(0)], {
    error: 'must be an id returned by evm_snapshot',
  }),
})

/** `evm_snapshot()`: takes a snapshot of all chains, as none can be reverted alone. */
const snapshot: RpcMethod = ({ history }) => history.snapshot()

/** `evm_revert(snapshot)`: reverts all chains to a snapshot. */
const revert: RpcMethod = ({ history }, params) => {
  const { snapshot } = parseParams(revertSchema, params)
  return history.revert(typeof snapshot === 'number' ? `0x${snapshot.toString(16)}` : snapshot)
}

const depthSchema = z.object({ depth: schemas.number.default(1) })

/** `anvil_rollback(depth)`: drops blocks that are not final. */
const rollback: RpcMethod = async ({ history }, params) => {
  const { depth } = parseParams(depthSchema, params)
  await history.rollBack(depth)
  return null
}

const unsignedSchema = z.looseObject({ from: schemas.address })

const reorgSchema = z.object({
  depth: schemas.number,
  transactions: z
    .array(z.tuple([z.union([schemas.hex, unsignedSchema]), schemas.number]), {
      error: 'must be a list of pairs of a transaction and the index of its block',
    })
    .default([]),
})

/** `anvil_reorg(depth, transactions)`: replaces blocks by as many new ones with these transactions. */
const reorg: RpcMethod = async ({ history, unlocked }, params) => {
  const { depth, transactions } = parseParams(reorgSchema, params)
  for (const [transaction, index] of transactions) {
    if (index >= depth)
      throw new JsonRpcError(
        errorCodes.invalidParams,
        `Invalid block index ${index}: there are ${depth} new blocks, starting at 0.`,
      )
    if (!isHex(transaction) && !unlocked.has(transaction.from))
      throw new JsonRpcError(
        errorCodes.unauthorized,
        `${transaction.from} is not unlocked: sign the transaction, or impersonate the account.`,
      )
  }
  const blocks = Array.from({ length: depth }, (_, number) => ({
    block: transactions.flatMap(([transaction, index]) =>
      index === number
        ? [{ hash: isHex(transaction) ? keccak256(transaction) : null, transaction }]
        : [],
    ),
  }))
  const [refused] = await history.replaceBlocks(depth, blocks)
  if (refused)
    throw new JsonRpcError(
      errorCodes.transactionRejected,
      `The blocks were replaced, but without transaction ${refused.transactionHash ?? 'without a signature'}: ${refused.reason}`,
    )
  return null
}

/** Rejects methods that would make a chain inconsistent with the others. */
const refused =
  (instead: string): RpcMethod =>
  async () => {
    throw new JsonRpcError(
      errorCodes.methodNotFound,
      `This node is part of a network and cannot be changed separately: ${instead}.`,
    )
  }

const gasLimitSchema = z.object({ gasLimit: schemas.quantity })

/** `evm_setBlockGasLimit(limit)`: within the limits of settlement. */
const setBlockGasLimit: RpcMethod = async ({ node, chain }, params) => {
  const gasLimit = parseParams(gasLimitSchema, params).gasLimit
  const { min, max } = chain.blockGasLimits
  if (gasLimit < min || gasLimit > max)
    throw new JsonRpcError(
      errorCodes.invalidParams,
      `The block gas limit of ${chain.config.name} can be set from ${min} to ${max}: with more, a block might not fit into a batch; with less, the network's own transactions might not fit into a block.`,
    )
  return node('evm_setBlockGasLimit', [`0x${gasLimit.toString(16)}`])
}

const restartNetwork = refused('restart the network, or revert to a snapshot')

/** Methods that change a chain's history or identity. */
export const historyMethods: ReadonlyMap<string, RpcMethod> = new Map<string, RpcMethod>([
  ['anvil_loadState', restartNetwork],
  ['anvil_reorg', reorg],
  ['anvil_reset', restartNetwork],
  ['anvil_revert', revert],
  ['anvil_rollback', rollback],
  ['anvil_setBlockGasLimit', setBlockGasLimit],
  ['anvil_setChainId', refused('its messages and proofs name it by its id')],
  ['anvil_setRpcUrl', refused('it forks no other chain')],
  ['anvil_snapshot', snapshot],
  ['evm_revert', revert],
  ['evm_setBlockGasLimit', setBlockGasLimit],
  ['evm_snapshot', snapshot],
  ['hardhat_loadState', restartNetwork],
  ['hardhat_reset', restartNetwork],
])
