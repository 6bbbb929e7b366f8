import { Collapsible } from '@base-ui/react/collapsible'
import type { ReactNode } from 'react'
import type { Hash } from 'viem'
import type { ExplainedLevel } from '../../../interop/proof/explainProof'
import { HexValue } from '../components/HexValue'
import { levelTexts } from './levelTexts'
import { PathFigure } from './PathFigure'
import { type Sibling, siblingsOf } from './siblingsOf'

/** A proof by levels, from the message up to the root that each destination has imported. */
export function ProofPicture({
  levels,
  names,
  batchNumber,
  blockNumber,
  message,
  stop,
  destinations,
}: {
  levels: readonly ExplainedLevel[]
  names: { source: string; settlementLayer: string }
  batchNumber: bigint
  /** Block of the settlement layer that the proof leads to. */
  blockNumber: bigint
  message: { hash: Hash }
  /** Why the rest of the proof cannot be decoded. */
  stop: string | undefined
  /** With the root that each has imported; null if none, undefined while loading. */
  destinations: readonly { name: string; imported: Hash | null | undefined }[]
}) {
  const details: Partial<Record<ExplainedLevel['name'], string>> = {
    chainBatchRoot: `batch ${batchNumber}`,
    interopRoot: `block ${blockNumber} of ${names.settlementLayer}`,
  }
  const [root] = levels.filter(({ name }) => name === 'interopRoot')
  return (
    <ol className="grid">
      <Step title="Message" description="The hash of the data that was sent.">
        <HexValue value={message.hash} label="message hash" />
      </Step>
      {levels.map((level) => {
        const { name, description } = levelTexts[level.name]
        return (
          <Step
            key={level.name}
            title={name}
            detail={details[level.name]}
            description={description(names)}
            matches={level.matches}
          >
            {level.path && level.path.length > 0 && (
              <Path siblings={siblingsOf(level.index ?? 0n, level.path)} of={name.toLowerCase()} />
            )}
            <HexValue value={level.value} label={name.toLowerCase()} />
          </Step>
        )
      })}
      {stop && <Step title="The rest cannot be decoded" description={stop} matches={false} />}
      {destinations.map(({ name, imported }) => (
        <Step
          key={name}
          title={`Root on ${name}`}
          description={describeImport(name, imported)}
          matches={imported && root ? imported === root.value : null}
        >
          {imported && <HexValue value={imported} label={`root on ${name}`} />}
        </Step>
      ))}
    </ol>
  )
}

function describeImport(destination: string, imported: Hash | null | undefined): string {
  if (imported === undefined) return `Loading from ${destination}…`
  return imported === null
    ? `${destination} has not imported the root of this block yet.`
    : `The root that ${destination} imported for this block. The proof is valid if it leads to this root.`
}

function Step({
  title,
  detail,
  description,
  matches = null,
  children,
}: {
  title: string
  detail?: string | undefined
  description: string
  /** Whether its value is as expected; null if there is nothing to compare with. */
  matches?: boolean | null
  children?: ReactNode
}) {
  return (
    <li
      data-fails={matches === false || undefined}
      className="group relative grid gap-1.5 border-line pb-6 ps-8 last:pb-0"
    >
      <span
        aria-hidden="true"
        className="absolute top-6 bottom-0 start-[11px] w-0.5 bg-line group-last:hidden"
      />
      <span
        aria-hidden="true"
        className="absolute top-0.5 start-0 flex size-6 items-center justify-center rounded-full bg-accent-soft text-xs text-accent-strong group-data-fails:bg-danger-soft group-data-fails:text-danger"
      >
        {matches === null ? '•' : matches ? '✓' : '✗'}
      </span>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-medium">{title}</h3>
        {detail && <span className="text-sm text-soft">{detail}</span>}
        {matches !== null && (
          <span className={`text-sm ${matches ? 'text-accent-strong' : 'text-danger'}`}>
            {matches ? 'valid' : 'invalid'}
          </span>
        )}
      </div>
      <p className="max-w-2xl text-sm text-soft">{description}</p>
      {children}
    </li>
  )
}

function Path({ siblings, of }: { siblings: readonly Sibling[]; of: string }) {
  return (
    <Collapsible.Root className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PathFigure siblings={siblings} />
        <Collapsible.Trigger className="min-h-8 rounded-lg text-sm text-accent underline underline-offset-2">
          <bdi>{siblings.length === 1 ? '1 sibling' : `${siblings.length} siblings`}</bdi>
          <span className="sr-only"> on the path to the {of}</span>
        </Collapsible.Trigger>
      </div>
      <Collapsible.Panel>
        <ol className="grid gap-1 rounded-xl bg-raised p-3">
          {siblings.map(({ height, value, isLeft }) => (
            <li key={height} className="flex flex-wrap items-center gap-x-3 text-xs">
              <span className="w-24 text-soft tabular-nums">
                height {height}, {isLeft ? 'left' : 'right'}
              </span>
              <HexValue value={value} label={`sibling at height ${height}`} />
            </li>
          ))}
        </ol>
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}
