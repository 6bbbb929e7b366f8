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
  type Step,
  stageEvents,
  stages,
} from './settlementStep'
import { simulate } from './simulate'

/** Returns the interop root that an execution after block `head` must lead to; null while it is unknown. */
export type ExpectRoot = (
  batch: { chainId: bigint; batchNumber: bigint; chainBatchRoot: Hash },
  head: bigint,
) => Hash | null

/**
 * Simulates a settlement step. Returns whether everything could be checked: an execution is compared with the expected
 * root, unless that is unknown or another chain's batch is executed meanwhile.
 *
 * @param head - The last block that is known.
 * @throws If the step would fail, or would not have its effect.
 */
export async function tryStep(
  client: NodeClient,
  { step, batch, contents }: { step: Step; batch: Batch; contents: BatchContents },
  {
    chainId,
    contract: { address, validator: from },
    head,
    expectRoot,
  }: { chainId: bigint; contract: SettlementContract; head: bigint; expectRoot: ExpectRoot },
): Promise<boolean> {
  const data = encodeStep(step, batch, contents)
  const [result] = await simulate(client, [{ from, to: address, data }])
  if (!result?.isSuccess)
    throw new ContractFunctionRevertedError({
      abi: zkChainAbi,
      functionName: functionNames[step],
      ...(result && { data: result.data }),
    })
  requireStep(result.logs, { step, batch, address })
  if (!executes(step)) return true
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

/** Whether a step executes its batch. */
export const executes = (step: Step): boolean => step === 'execute' || step === 'settle'

/** @throws If the logs of a settlement step lack one of its events. */
export function requireStep(
  logs: Parameters<typeof hasStep>[0],
  { step, batch, address }: { step: Step; batch: Batch; address: Address },
): void {
  for (const stage of step === 'settle' ? stages : [step])
    if (!hasStep(logs, { stage, batch, address }))
      throw new Error(`the contract at ${address} emits no ${stageEvents[stage]}`)
}
