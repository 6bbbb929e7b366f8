import { type Hash, type Hex, isHash, keccak256 } from 'viem'
import { z } from 'zod'
import { decodeProof, encodeProof } from '../../interop/proof'
import type { DecodedProof } from '../../interop/proof/encodeProof'
import type { Interceptor } from './startRpcProxy'

const resultSchema = z.object({
  result: z.looseObject({
    proof: z.array(z.custom<Hash>((value) => typeof value === 'string' && isHash(value))),
    gatewayBlockNumber: z.unknown().optional(),
  }),
})

const other = (hash: Hash | undefined): Hash => keccak256(hash ?? '0x')

/** How a node can change a proof. */
const changes = {
  'without elements': () => [],
  'of another log': (proof) => encodeProof({ ...proof, logPath: proof.logPath.map(other) }),
  'to another root of the same block': (proof) =>
    encodeProof({ ...proof, sharedPath: proof.sharedPath.map(other) }),
  'to a block without a root': (proof) => toBlock(proof, 1n),
  'to a block that does not exist': (proof) => toBlock(proof, 2n ** 40n),
} satisfies Record<string, (proof: DecodedProof) => Hex[]>

export type WrongProof = keyof typeof changes

export const wrongProofs: readonly WrongProof[] = [
  'without elements',
  'of another log',
  'to another root of the same block',
  'to a block without a root',
  'to a block that does not exist',
]

const toBlock = (proof: DecodedProof, blockNumber: bigint) =>
  encodeProof({ ...proof, settlementLayer: { ...proof.settlementLayer, blockNumber } })

/** Makes a node return wrong proofs. @param chosen - How; null for right ones. */
export function withWrongProofs(chosen: () => WrongProof | null): Interceptor {
  return async ({ method }, forward) => {
    const change = chosen()
    if (change === null || method !== 'zks_getL2ToL1LogProof') return null
    const { data } = resultSchema.safeParse(await forward())
    if (!data) return null
    const { gatewayBlockNumber: _, proof, ...rest } = data.result
    return { result: { ...rest, proof: changes[change](decodeProof(proof)) } }
  }
}
