import pino from 'pino'
import { SupervisedNode } from '../node/SupervisedNode'
import { Chain } from '../zksync/settlement/Chain'

/** A chain whose node is never started, for tests that only use its batches. */
export function offlineChain(options: { isSettlementLayer?: boolean } = {}): Chain {
  const node = new SupervisedNode({
    chainId: 34234,
    name: 'staking1',
    openStore() {
      throw new Error('The node is never started')
    },
    genesisTime: 0,
    finalBlock: () => 0n,
    log: pino({ enabled: false }),
    onError() {},
  })
  return new Chain({ name: 'staking1', role: 'staking', id: 34234, port: 0 }, node, options)
}
