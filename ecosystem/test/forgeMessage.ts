import { type Address, pad } from 'viem'
import { z } from 'zod'
import { computeInteropRoot, decodeProof, encodeProof, type MessageProof } from '../../interop'
import { callAdmin } from './callAdmin'
import type { StakingEcosystem } from './stakingEcosystem'

/**
 * Imports a forged root into the rewards chain, which proves a deposit that was never made.
 *
 * @param genuine - The message of another deposit.
 * @param depositor - Account that the forged message names.
 */
export async function forgeMessage(
  ecosystem: Pick<StakingEcosystem, 'adminUrl'>,
  genuine: MessageProof,
  depositor: Address,
): Promise<MessageProof> {
  const forged = { ...genuine, message: { ...genuine.message, data: pad(depositor, { size: 32 }) } }
  const { root } = computeInteropRoot(forged)
  const blockNumber = z.int().parse(await callAdmin(ecosystem, 'forgeRoot', 'rewards', root))
  // A proof names the block that its root is under.
  const decoded = decodeProof(genuine.proof)
  const settlementLayer = { ...decoded.settlementLayer, blockNumber: BigInt(blockNumber) }
  return { ...forged, proof: encodeProof({ ...decoded, settlementLayer }) }
}
