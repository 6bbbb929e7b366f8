import { size } from 'viem'
import type { BatchContents, ChainBlock } from './Batch'
import type { Step } from './settlementStep'

/** A logs tree has this number of leaves; a log has 16 bits for its transaction number. */
const maxMessages = 2 ** 14
const maxTransactions = 2 ** 16
/** A full block emits less. A commitment with this much data fits in a block of the settlement layer. */
const maxDataBytes = 4 * 1024 * 1024

type Load = { messages: number; transactions: number; dataBytes: number }

const limits: readonly { of: keyof Load; max: number; unit: string }[] = [
  { of: 'messages', max: maxMessages, unit: 'messages' },
  { of: 'transactions', max: maxTransactions, unit: 'transactions' },
  { of: 'dataBytes', max: maxDataBytes, unit: 'bytes of messages' },
]

/** Number of first blocks that fit in one batch; 0 if even the first one does not. */
export function countFittingBlocks(blocks: readonly ChainBlock[]): number {
  const sum: Load = { messages: 0, transactions: 0, dataBytes: 0 }
  const tooMuch = blocks.findIndex((block) => {
    const load = loadOf(block)
    for (const { of } of limits) sum[of] += load[of]
    return limits.some(({ of, max }) => sum[of] > max)
  })
  return tooMuch === -1 ? blocks.length : tooMuch
}

/** Why a block does not fit into any batch; null if it does. */
export function whyOversized(block: ChainBlock): string | null {
  const load = loadOf(block)
  const exceeded = limits.find(({ of, max }) => load[of] > max)
  return exceeded
    ? `has ${format(load[exceeded.of])} ${exceeded.unit}, more than the maximum of ${format(exceeded.max)} per batch`
    : null
}

/** An upper bound of the gas of a step that settles a batch. */
export function settlementGas(step: Step, { messages, importedRoots }: BatchContents): bigint {
  const perItem = 8_000 * messages.length + 10_000 * importedRoots.length
  const single = 1_000_000n + BigInt(perItem + 80 * dataBytes(messages))
  return step === 'settle' ? 2n * single : single
}

function loadOf({ messages, transactions }: ChainBlock): Load {
  return {
    messages: messages.length,
    transactions: transactions.length,
    dataBytes: dataBytes(messages),
  }
}

function dataBytes(messages: BatchContents['messages'] | ChainBlock['messages']): number {
  return messages.reduce((sum, { data }) => sum + size(data), 0)
}

const format = (count: number) => count.toLocaleString('en')
