import type { ReplayStep } from '../journal/entries'
import type { ProtocolHost } from '../protocol/ProtocolHost'
import type { InvalidBlocks } from './audit'
import type { SuperchainChain } from './SuperchainChain'

type Sent = Extract<ReplayStep, { block: unknown }>['block'][number]

/**
 * Replaces blocks with invalid executions by empty ones of the same height and time, so that the positions of all later
 * logs stay the same. The other transactions of these blocks are sent again.
 *
 * @param host.replaceAfter - Throws if the state before a block is no longer available.
 */
export async function repair(
  invalid: InvalidBlocks,
  { replaceAfter, report }: Pick<ProtocolHost<SuperchainChain>, 'replaceAfter' | 'report'>,
): Promise<void> {
  for (const [chain, blocks] of invalid) {
    const [first = 0n] = [...blocks.keys()].sort((a, b) => Number(a - b))
    const { name } = chain.config
    const dropped = await replaceAfter(chain, first - 1n, (steps) => withoutInvalid(steps, blocks))
    for (const [number, transactions] of blocks)
      for (const [hash, reason] of transactions)
        report(`Block ${number} of ${name} was replaced without transaction ${hash}: ${reason}`)
    for (const { transactionHash, reason } of dropped)
      report(
        `Transaction ${transactionHash ?? 'of an impersonated account'} was dropped from ${name}: ${reason}`,
      )
  }
}

function withoutInvalid(
  steps: readonly ReplayStep[],
  invalid: ReadonlyMap<bigint, ReadonlyMap<string, string>>,
): ReplayStep[] {
  const others: Sent[] = []
  const kept = steps.map((step): ReplayStep => {
    if (!('block' in step) || !step.place) return step
    const transactions = invalid.get(BigInt(step.place.number))
    if (!transactions) return step
    others.push(...step.block.filter(({ hash }) => hash === null || !transactions.has(hash)))
    return { ...step, block: [] }
  })
  // In a block, as pending transactions would not survive a crash.
  return others.length === 0 ? kept : [...kept, { block: others }]
}
