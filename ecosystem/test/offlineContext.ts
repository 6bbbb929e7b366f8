import { Faults } from '../faults/Faults'
import type { RpcContext } from '../rpc/RpcContext'
import type { Chain } from '../settlement/Chain'

const refuse = async (): Promise<never> => {
  throw new Error('There is no other chain')
}

/** What the methods of a chain without a network are answered from. */
export function offlineContext(chain: Chain): RpcContext {
  return {
    chain,
    node: async () => null,
    hasDeveloperMethods: true,
    settlement: null,
    faults: new Faults(),
    network: { snapshot: refuse, revert: refuse, takeBack: refuse },
  }
}
