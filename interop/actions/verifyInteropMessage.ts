import type { Client, Hash, ReadContractErrorType } from 'viem'
import { readContract } from 'viem/actions'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { interopCenterAddress } from '../addresses'
import { InteropCenterMissingError, type InteropCenterMissingErrorType } from '../errors/center'
import type { ErrorType } from '../errors/ErrorType'
import { explainVerifierError } from '../errors/explainVerifierError'
import type { ProofRevertedErrorType } from '../errors/proof'
import type { InteropProof } from '../types'

export type VerifyInteropMessageParameters = {
  /** Hash of the message, see `hashInteropMessage`. */
  interopHash: Hash
  /** Proof of the message, see `toInteropProof`. */
  proof: InteropProof
}

export type VerifyInteropMessageReturnType = boolean

export type VerifyInteropMessageErrorType =
  | InteropCenterMissingErrorType
  | ProofRevertedErrorType
  | ReadContractErrorType
  | ErrorType

/** The interop center passes on the verifier's errors. */
const abi = [
  ...interopCenterAbi,
  ...l2MessageVerificationAbi.filter(({ type }) => type === 'error'),
] as const

/**
 * Verifies with the interop center of a chain that the interop center of another chain sent a message.
 *
 * - Docs: `@interstake/interop/docs/interop.md#verifyinteropmessage`
 * - JSON-RPC Methods: `eth_call`
 *
 * @param client - Client of the verifying chain.
 * @param parameters - {@link VerifyInteropMessageParameters}
 * @returns Whether the proof is valid against the interop roots that the chain has imported.
 *   {@link VerifyInteropMessageReturnType}
 * @throws {@link ProofRevertedError} if the verifier cannot decode the proof.
 * @throws {@link InteropCenterMissingError} if the chain has no interop center.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { toInteropProof, verifyInteropMessage, waitForMessage } from '@interstake/interop'
 *
 * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const { proof } = await waitForMessage(source, { hash: '0x…', destination })
 * const isVerified = await verifyInteropMessage(destination, {
 *   interopHash: '0x…',
 *   proof: toInteropProof(proof),
 * })
 */
export async function verifyInteropMessage(
  client: Client,
  parameters: VerifyInteropMessageParameters,
): Promise<VerifyInteropMessageReturnType> {
  const { interopHash, proof } = parameters
  const address = interopCenterAddress
  try {
    return await readContract(client, {
      address,
      abi,
      functionName: 'verifyInteropMessage',
      args: [interopHash, proof],
    })
  } catch (error) {
    throw explainVerifierError(error, (cause) => new InteropCenterMissingError({ address, cause }))
  }
}
