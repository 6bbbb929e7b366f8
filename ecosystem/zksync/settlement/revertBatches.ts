import { encodeFunctionData } from 'viem'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { sendImpersonated } from '../../anvil/sendImpersonated'
import { settlementBlockGasLimit } from '../../config/gasLimits'
import { retryAcrossRestarts } from '../../node/retryAcrossRestarts'
import type { Chain } from './Chain'
import { getSettlementContract } from './genesis'

/** @throws If a block after the last one that stays is in a batch that is executed. */
export async function assertNotExecuted(
  settlementLayer: Chain,
  chain: Chain,
  lastBlock: bigint,
  signal: AbortSignal,
): Promise<void> {
  const final = lastBlockOf(
    chain,
    await countBatches(settlementLayer, chain, 'totalBatchesExecuted', signal),
  )
  if (lastBlock < final)
    throw new Error(
      `Blocks of ${chain.config.name} up to ${final} are final, as their batches are executed. At most ${chain.node.blocks.head - final} blocks can be dropped. Pause settlement first to keep further blocks from becoming final.`,
    )
}

/** Reverts the batches that hold blocks after the last one that stays. None of them is executed. */
export async function revertBatches(
  settlementLayer: Chain,
  chain: Chain,
  lastBlock: bigint,
  signal: AbortSignal,
): Promise<void> {
  const { node: layer } = settlementLayer
  await retryAcrossRestarts([layer], signal, async () => {
    const { address: to, validator: from } = await getSettlementContract(layer.client, chain.config)
    const committed = await countBatches(settlementLayer, chain, 'totalBatchesCommitted', signal)
    let kept = committed
    while (lastBlockOf(chain, kept) > lastBlock) kept--
    if (kept === committed) return
    const data = encodeFunctionData({
      abi: zkChainAbi,
      functionName: 'revertBatches',
      args: [kept],
    })
    const gas = settlementBlockGasLimit
    const { blockNumber } = await sendImpersonated(
      layer.client,
      { from, to, abi: zkChainAbi, data, gas },
      { signal },
    )
    await layer.blocks.waitForDurable(blockNumber)
  })
}

function countBatches(
  { node: layer }: Chain,
  { config }: Chain,
  functionName: 'totalBatchesCommitted' | 'totalBatchesExecuted',
  signal: AbortSignal,
): Promise<bigint> {
  return retryAcrossRestarts([layer], signal, async () => {
    const { address } = await getSettlementContract(layer.client, config)
    return layer.client.readContract({ address, abi: zkChainAbi, functionName })
  })
}

function lastBlockOf(chain: Chain, batchNumber: bigint): bigint {
  return chain.batch(batchNumber)?.lastBlock.number ?? 0n
}
