import type { Client, Hash } from 'viem'
import { readContract } from 'viem/actions'
import { interopCenterAbi } from '../../contracts/abi/InteropCenter'
import { l2MessageVerificationAbi } from '../../contracts/abi/L2MessageVerification'
import { interopCenterAddress } from '../addresses'
import { InteropCenterMissingError } from '../errors/center'
import { explainVerifierError } from '../errors/explainVerifierError'
import type { InteropProof } from '../types'

export type VerifyInteropMessageParameters = {
  /** Stands for the message: see `interopHash`. */
  interopHash: Hash
  /** See `toInteropProof`. */
  proof: InteropProof
}

export type VerifyInteropMessageReturnType = boolean

/** The verifier's errors reach the caller of the centre as they are. */
const abi = [
  ...interopCenterAbi,
  ...l2MessageVerificationAbi.filter(({ type }) => type === 'error'),
] as const

/**
 * Asks the interop centre of a chain whether the centre of another one sent a message.
 *
 * @param client - Client of the chain that verifies.
 * @returns Whether the proof holds against the roots that the chain has imported.
 *
 * @example
 * import { createPublicClient, http } from 'viem'
 * import { toInteropProof, verifyInteropMessage, waitForMessage } from './interop'
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
  { interopHash, proof }: VerifyInteropMessageParameters,
): Promise<VerifyInteropMessageReturnType> {
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
