import type { ChainTable } from '../config/chains'

/**
 * Chains with the ids and ports of ZKsync's guide to local interop development: the settlement layer 506 on 3052,
 * chains 6565 on 3050 and 6566 on 3051. The guide's L1 is not included, as the settlement layer does not settle
 * anywhere here.
 *
 * @see https://docs.zksync.io
 */
export const zksyncLocal = {
  settlementLayer: { name: 'gateway', role: 'settlement layer', id: 506, port: 3052 },
  chains: [
    { name: 'chain1', id: 6565, port: 3050 },
    { name: 'chain2', id: 6566, port: 3051 },
  ],
} satisfies ChainTable
