import { decodeAbiParameters, type Hex, slice } from 'viem'
import type { MessageInclusion } from '../types'

const parameters = [
  { name: 'sourceChainId', type: 'uint256' },
  { name: 'batchNumber', type: 'uint256' },
  { name: 'index', type: 'uint256' },
  {
    name: 'message',
    type: 'tuple',
    components: [
      { name: 'txNumberInBatch', type: 'uint16' },
      { name: 'sender', type: 'address' },
      { name: 'data', type: 'bytes' },
    ],
  },
  { name: 'proof', type: 'bytes32[]' },
] as const

/**
 * Decodes the calldata of a function with the parameters of the verifier, such as `proveL2MessageInclusionShared` or
 * `InteropToken.mint`: what `inclusionArguments` encodes. Returns null for calldata of another function.
 */
export function decodeInclusion(calldata: Hex): MessageInclusion | null {
  try {
    const [sourceChainId, batchNumber, index, message, proof] = decodeAbiParameters(
      parameters,
      slice(calldata, 4),
    )
    if (index > BigInt(Number.MAX_SAFE_INTEGER)) return null
    return { sourceChainId, batchNumber, index: Number(index), message, proof }
  } catch {
    return null
  }
}
