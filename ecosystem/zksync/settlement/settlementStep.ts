import { type Address, encodeFunctionData, type Hex, type Log, type RpcLog } from 'viem'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'
import { contractEvents } from '../../anvil/contractEvents'
import type { Batch, BatchContents } from './Batch'
import { messageRootEvents } from './messageRootEvents'

export type Stage = 'commit' | 'prove' | 'execute'

/** What one transaction does with a batch: one stage, or all of them. */
export type Step = Stage | 'settle'

export const stages = ['commit', 'prove', 'execute'] as const satisfies readonly Stage[]

export const functionNames = {
  commit: 'commitBatch',
  prove: 'proveBatch',
  execute: 'executeBatch',
  settle: 'settleBatch',
} as const satisfies Record<Step, string>

/** Event of the chain's contract for each completed stage of a batch. */
export const stageEvents = {
  commit: 'BlockCommit',
  prove: 'BlocksVerification',
  execute: 'BlockExecution',
} as const satisfies Record<Stage, string>

const encoders = {
  commit: (batch, contents) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: functionNames.commit,
      args: [batchData(batch, contents)],
    }),
  prove: ({ number }) =>
    encodeFunctionData({ abi: zkChainAbi, functionName: functionNames.prove, args: [number] }),
  execute: ({ number }, { importedRoots }) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: functionNames.execute,
      args: [number, importedRoots],
    }),
  settle: (batch, contents) =>
    encodeFunctionData({
      abi: zkChainAbi,
      functionName: functionNames.settle,
      args: [batchData(batch, contents)],
    }),
} as const satisfies Record<Step, (batch: Batch, contents: BatchContents) => Hex>

/** The public data of a batch. */
function batchData({ number, firstBlock, lastBlock }: Batch, contents: BatchContents) {
  return {
    batchNumber: number,
    firstBlock: firstBlock.number,
    lastBlock: lastBlock.number,
    lastBlockHash: lastBlock.hash,
    timestamp: lastBlock.timestamp,
    messages: contents.messages.map(({ txNumberInBatch, sender, data }) => ({
      txNumberInBatch,
      sender,
      data,
    })),
    importedRoots: contents.importedRoots,
  }
}

/** Encodes the call of a step of a batch. */
export function encodeStep(step: Step, batch: Batch, contents: BatchContents): Hex {
  return encoders[step](batch, contents)
}

/** Whether logs show that a chain's contract completed a stage of a batch. */
export function hasStep(
  logs: readonly (Log | RpcLog)[],
  { stage, address, batch }: { stage: Stage; address: Address; batch: Pick<Batch, 'number'> },
): boolean {
  return contractEvents({ abi: zkChainAbi, address }, logs).some(
    ({ eventName, args }) => eventName === stageEvents[stage] && numberIn(args) === batch.number,
  )
}

/** The interop root that the execution of a batch published according to the logs; null if there is none. */
export function publishedRoot(
  logs: readonly (Log | RpcLog)[],
  { chainId, batch }: { chainId: bigint; batch: Pick<Batch, 'number'> },
) {
  const events = messageRootEvents(logs)
  const appended = events.find(
    ({ eventName, args }) =>
      eventName === 'AppendedChainBatchRoot' &&
      args.chainId === chainId &&
      args.batchNumber === batch.number,
  )
  const published = events.findLast(({ eventName }) => eventName === 'NewInteropRoot')
  if (appended?.eventName !== 'AppendedChainBatchRoot') return null
  if (published?.eventName !== 'NewInteropRoot') return null
  return { chainBatchRoot: appended.args.chainBatchRoot, root: published.args.sides[0] }
}

function numberIn(
  args: { batchNumber: bigint } | { currentLastVerifiedBatch: bigint } | object,
): bigint | undefined {
  if ('batchNumber' in args) return args.batchNumber
  return 'currentLastVerifiedBatch' in args ? args.currentLastVerifiedBatch : undefined
}
