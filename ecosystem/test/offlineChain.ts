import { createTestClient, publicActions, walletActions } from 'viem'
import { ipc } from 'viem/node'
import { Chain } from '../settlement/Chain'

/** A chain whose node was never started: for what is decided from its batches alone. */
export function offlineChain(): Chain {
  const client = createTestClient({ mode: 'anvil', transport: ipc('/nowhere'), cacheTime: 0 })
    .extend(publicActions)
    .extend(walletActions)
  return new Chain(
    { name: 'staking1', role: 'staking', id: 34234, port: 0 },
    { chainId: 34234, address: '127.0.0.1:0', client, accounts: [], stop: async () => {} },
  )
}
