import { concat, type Hash, keccak256, numberToHex, zeroHash } from 'viem'
import { hashPair } from './hashPair'

/** keccak256('zkSync:BatchLeaf') */
const batchLeafPadding: Hash = '0xd82fec4a37cbdc47f1e5cc4ad64deacf34a48e6f7c61fa5b68fd58e543259cf4'

/** keccak256('zkSync:ChainIdLeaf') */
const chainLeafPadding: Hash = '0x39bc69363bb9e26cf14240de4e22569e95cf175cfbcf1ade1a47a253b4bf7f61'

/** Hashes a batch to its leaf in the tree of its chain. */
export function batchLeaf(parameters: { chainBatchRoot: Hash; batchNumber: bigint }): Hash {
  const { chainBatchRoot, batchNumber } = parameters
  return keccak256(
    concat([batchLeafPadding, chainBatchRoot, numberToHex(batchNumber, { size: 32 })]),
  )
}

/** Hashes a chain to its leaf in the shared tree of its settlement layer. */
export function chainLeaf(parameters: { chainRoot: Hash; chainId: bigint }): Hash {
  const { chainRoot, chainId } = parameters
  return keccak256(concat([chainLeafPadding, chainRoot, numberToHex(chainId, { size: 32 })]))
}

/** Root of the shared tree of a chain on which no other chain settles. */
export function aggregatedRoot(chainId: bigint): Hash {
  return chainLeaf({ chainRoot: zeroHash, chainId })
}

/** Root of a batch of a chain on which no other chain settles: its messages, and its own aggregated root. */
export function chainBatchRoot(parameters: { localLogsRoot: Hash; chainId: bigint }): Hash {
  return hashPair(parameters.localLogsRoot, aggregatedRoot(parameters.chainId))
}
