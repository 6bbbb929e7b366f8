import type { JsonRpcCall } from '../jsonrpc/jsonRpc'
import type { RpcContext } from '../rpc/RpcContext'
import { UnlockedAccounts } from '../rpc/UnlockedAccounts'
import { TransactionAliases } from '../zksync/eip712/TransactionAliases'
import { Faults } from '../zksync/Faults'
import { createRpc } from '../zksync/rpc/createRpc'
import type { Chain } from '../zksync/settlement/Chain'

const refuse = async (): Promise<never> => {
  throw new Error('There is no other chain')
}

/** Context for the methods of a chain without a network. */
export function offlineContext(
  chain: Chain,
  {
    node = async () => null,
    aliases = new TransactionAliases(),
  }: { node?: JsonRpcCall; aliases?: TransactionAliases } = {},
): RpcContext {
  const faults = new Faults()
  const protocol = createRpc(
    { chain, node, aliases, settlement: null, faults },
    { isNetworkSender: () => false },
  )
  return {
    ...{ chain, protocol, node: protocol.node, faults },
    unlocked: new UnlockedAccounts(chain.node.accounts),
    hasDeveloperMethods: true,
    history: {
      snapshot: refuse,
      revert: refuse,
      rollBack: refuse,
      replaceBlocks: refuse,
    },
  }
}
