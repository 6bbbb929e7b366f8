import type { NodeClient } from './startNode'

/** Constants of EIP-1559. */
const elasticity = 2n
const maxChangeDenominator = 8n

/**
 * Sets the base fee of the next block to the one that follows from the last block.
 *
 * anvil stores it apart from the chain: after a rollback, or after loading a state, it would continue with another one,
 * and blocks could not be reproduced.
 */
export async function alignBaseFee(client: NodeClient): Promise<void> {
  const { number, baseFeePerGas, gasLimit, gasUsed } = await client.getBlock()
  const fee = baseFeePerGas ?? 0n
  const target = gasLimit / elasticity
  // The first block has the fee of block 0.
  const change = number === 0n ? 0n : (fee * (target - gasUsed)) / target / maxChangeDenominator
  await client.setNextBlockBaseFeePerGas({ baseFeePerGas: fee - change })
}
