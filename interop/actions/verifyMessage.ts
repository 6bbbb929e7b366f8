import type { Client } from 'viem'
import { readContract } from 'viem/actions'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { systemAddresses } from '../addresses'
import { explainVerifierError } from '../errors/explainVerifierError'
import { InteropUnsupportedError } from '../errors/message'
import { inclusionArguments } from '../proof/inclusionArguments'
import type { MessageInclusion } from '../types'

export type VerifyMessageParameters = MessageInclusion

export type VerifyMessageReturnType = boolean

/**
 * Asks the verifier contract of a chain whether it accepts a message.
 *
 * @param client - Client of the chain that verifies.
 * @returns Whether the proof holds against the roots that the chain has imported.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { getMessageProof, verifyMessage } from './interop'
 *
 * const source = createPublicClient({ transport: http('http://127.0.0.1:3050') })
 * const destination = createPublicClient({ transport: http('http://127.0.0.1:3350') })
 * const proof = await getMessageProof(source, { hash: '0x…' })
 * const isVerified = proof !== null && (await verifyMessage(destination, proof))
 */
export async function verifyMessage(
  client: Client,
  inclusion: VerifyMessageParameters,
): Promise<VerifyMessageReturnType> {
  const address = systemAddresses.messageVerification
  try {
    return await readContract(client, {
      address,
      abi: l2MessageVerificationAbi,
      functionName: 'proveL2MessageInclusionShared',
      args: inclusionArguments(inclusion),
    })
  } catch (error) {
    throw explainVerifierError(error, (cause) => new InteropUnsupportedError({ address, cause }))
  }
}
