import type { Client, ReadContractErrorType } from 'viem'
import { readContract } from 'viem/actions'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { systemAddresses } from '../addresses'
import type { ErrorType } from '../errors/ErrorType'
import { explainVerifierError } from '../errors/explainVerifierError'
import { InteropUnsupportedError, type InteropUnsupportedErrorType } from '../errors/message'
import type { ProofRevertedErrorType } from '../errors/proof'
import { inclusionArguments } from '../proof/inclusionArguments'
import type { MessageInclusion } from '../types'

export type VerifyMessageParameters = MessageInclusion

export type VerifyMessageReturnType = boolean

export type VerifyMessageErrorType =
  | InteropUnsupportedErrorType
  | ProofRevertedErrorType
  | ReadContractErrorType
  | ErrorType

/**
 * Verifies a message with the verifier contract of a chain.
 *
 * - Docs: `@interstake/interop/docs/interop.md#verifymessage`
 * - JSON-RPC Methods: `eth_call`
 *
 * @param client - Client of the verifying chain.
 * @param parameters - {@link VerifyMessageParameters}
 * @returns Whether the proof is valid against the interop roots that the chain has imported. {@link VerifyMessageReturnType}
 * @throws {@link ProofRevertedError} if the verifier cannot decode the proof.
 * @throws {@link InteropUnsupportedError} if the chain has no verifier.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageProof, verifyMessage } from '@interstake/interop'
 *
 * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const proof = await getMessageProof(source, { hash: '0x…' })
 * const isVerified = proof !== null && (await verifyMessage(destination, proof))
 */
export async function verifyMessage(
  client: Client,
  parameters: VerifyMessageParameters,
): Promise<VerifyMessageReturnType> {
  const address = systemAddresses.messageVerification
  try {
    return await readContract(client, {
      address,
      abi: l2MessageVerificationAbi,
      functionName: 'proveL2MessageInclusionShared',
      args: inclusionArguments(parameters),
    })
  } catch (error) {
    throw explainVerifierError(error, (cause) => new InteropUnsupportedError({ address, cause }))
  }
}
