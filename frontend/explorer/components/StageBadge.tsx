import type { BatchStage } from '../rpc/getBatch'

/** The stage of a batch. */
export function StageBadge({ stage }: { stage: BatchStage | 'not sealed' }) {
  return (
    <span
      data-stage={stage}
      className="inline-flex items-center rounded-full bg-raised px-2.5 py-0.5 text-xs text-soft data-[stage=committed]:bg-accent-soft data-[stage=committed]:text-accent-strong data-[stage=executed]:bg-accent data-[stage=executed]:text-on-accent data-[stage=proven]:bg-accent-soft data-[stage=proven]:text-accent-strong"
    >
      {stage}
    </span>
  )
}
