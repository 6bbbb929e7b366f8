import { TransactionAliases } from '../eip712/TransactionAliases'
import { Faults } from '../faults/Faults'
import type { RpcContext } from '../rpc/RpcContext'
import { UnlockedAccounts } from '../rpc/UnlockedAccounts'
import type { Chain } from '../settlement/Chain'

const refuse = async (): Promise<never> => {
  throw new Error('There is no other chain')
}

/** What the methods of a chain without a network are answered from. */
export function offlineContext(chain: Chain): RpcContext {
  return {
    chain,
    node: async () => null,
    aliases: new TransactionAliases(),
    unlocked: new UnlockedAccounts(chain.node.accounts),
    hasDeveloperMethods: true,
    settlement: null,
    faults: new Faults(),
    network: {
      chains: [chain],
      snapshot: refuse,
      revert: refuse,
      rollBack: refuse,
      replaceBlocks: refuse,
    },
  }
}
