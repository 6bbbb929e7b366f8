import type { NodeClient } from './startNode'

/** EIP-1559. */
const elasticity = 2n
const maxChangeDenominator = 8n

/**
 * Sets the next block's base fee to what follows from the last block.
 *
 * anvil keeps it apart from the chain: after going back to an earlier block, or loading a state, it would go on with
 * another one, and blocks could not be replayed as they were.
 */
export async function alignBaseFee(client: NodeClient): Promise<void> {
  const { number, baseFeePerGas, gasLimit, gasUsed } = await client.getBlock()
  const fee = baseFeePerGas ?? 0n
  const target = gasLimit / elasticity
  // The first block has the fee of block 0.
  const change = number === 0n ? 0n : (fee * (target - gasUsed)) / target / maxChangeDenominator
  await client.setNextBlockBaseFeePerGas({ baseFeePerGas: fee - change })
}
