import type { ChainConfig, ChainTable } from '../config/chains'

const firstId = 901
const firstPort = 9545

/** Names, ids and ports of the chains that supersim starts. */
export function superchainChain(index: number): ChainConfig {
  return { name: `op${index + 1}`, id: firstId + index, port: firstPort + index }
}

/** Three chains of the Superchain: 901, 902 and 903 on ports 9545, 9546 and 9547. */
export const superchainLocal = {
  chains: [0, 1, 2].map(superchainChain),
} satisfies ChainTable
