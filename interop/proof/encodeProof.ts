import { type Hash, type Hex, numberToHex } from 'viem'
import { MalformedProofError } from '../errors/proof'
import { logsTreeDepth } from '../merkle/LogsTree'
import type { InteropPath } from '../types'
import { encodeMetadata } from './metadata'

/** A decoded proof, from a message through one settlement layer to an interop root. */
export type DecodedProof = InteropPath & {
  /** The 14 siblings of the message's leaf in the logs tree. */
  logPath: readonly Hash[]
  /** Aggregated root of the source chain. */
  aggregatedRoot: Hash
}

/**
 * Encodes a proof as nodes return it and the verifier accepts it.
 *
 * @throws {@link MalformedProofError} if the path in the logs tree does not have 14 nodes.
 */
export function encodeProof(proof: DecodedProof): Hex[] {
  const { logPath, batchPath, sharedPath, settlementLayer } = proof
  if (logPath.length !== logsTreeDepth)
    throw new MalformedProofError(
      `The path in the logs tree has ${logPath.length} nodes instead of ${logsTreeDepth}.`,
    )
  return [
    encodeMetadata({
      logPathLength: logsTreeDepth + 1,
      batchPathLength: batchPath.length,
      isFinal: false,
    }),
    ...logPath,
    proof.aggregatedRoot,
    numberToHex(proof.batchLeafIndex, { size: 32 }),
    ...batchPath,
    numberToHex((settlementLayer.blockNumber << 128n) | BigInt(settlementLayer.chainIndex), {
      size: 32,
    }),
    numberToHex(settlementLayer.chainId, { size: 32 }),
    encodeMetadata({ logPathLength: sharedPath.length, batchPathLength: 0, isFinal: true }),
    ...sharedPath,
  ]
}
