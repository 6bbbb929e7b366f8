import { type Address, ContractFunctionRevertedError, type Hash } from 'viem'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import type { NodeClient } from '../../anvil/startNode'
import type { Batch, BatchContents } from './Batch'
import type { SettlementContract } from './genesis'
import {
  encodeStep,
  functionNames,
  hasStep,
  publishedRoot,
  type Stage,
  stageEvents,
} from './settlementStep'
import { simulate } from './simulate'

/** Returns the interop root that the next execution must lead to; null while it is unknown. */
export type ExpectRoot = (
  batch: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash },
  head: bigint,
) => Hash | null

type Step = { stage: Stage; batch: Batch; contents: BatchContents }

/**
 * Simulates a settlement step. Returns whether everything could be checked: an execution is compared with the expected
 * root, unless that is unknown or another chain's batch is executed meanwhile.
 *
 * @throws If the step would fail, or would not have its effect.
 */
export async function tryStep(
  client: NodeClient,
  { stage, batch, contents }: Step,
  {
    chainId,
    contract: { address, validator: from },
    expectRoot,
  }: { chainId: bigint; contract: SettlementContract; expectRoot: ExpectRoot },
): Promise<boolean> {
  const head = await client.getBlockNumber()
  const data = encodeStep(stage, batch, contents)
  const [result] = await simulate(client, [{ from, to: address, data }])
  if (!result?.isSuccess)
    throw new ContractFunctionRevertedError({
      abi: zkChainAbi,
      functionName: functionNames[stage],
      ...(result && { data: result.data }),
    })
  requireStep(result.logs, { stage, batch, address })
  if (stage !== 'execute') return true
  const published = publishedRoot(result.logs, { chainId, batch })
  if (!published) throw new Error('MessageRoot publishes no interop root for it')
  const { chainBatchRoot, root } = published
  const expected = expectRoot({ chainId, batchNumber: batch.number, chainBatchRoot }, head)
  if (expected === null || expected === root) return expected !== null
  if ((await client.getBlockNumber()) !== head) return false
  throw new Error(
    `MessageRoot would publish the interop root ${root}, but the batches so far lead to ${expected}`,
  )
}

/** @throws If the logs of a settlement step lack its event. */
export function requireStep(
  logs: Parameters<typeof hasStep>[0],
  step: { stage: Stage; batch: Batch; address: Address },
): void {
  if (!hasStep(logs, step))
    throw new Error(`the contract at ${step.address} emits no ${stageEvents[step.stage]}`)
}
