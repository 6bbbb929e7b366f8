import { Collapsible } from '@base-ui/react/collapsible'
import type { ReactNode } from 'react'
import type { Hash } from 'viem'
import type { ExplainedLevel } from '../../../interop/proof/explainProof'
import { HexValue } from '../components/HexValue'
import { inspector } from '../i18n/inspectorMessages'
import { shared } from '../i18n/sharedMessages'
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
  const { picture: messages, levels: levelTexts } = inspector()
  const details: Partial<Record<ExplainedLevel['name'], string>> = {
    chainBatchRoot: shared().steps.batch(String(batchNumber)),
    interopRoot: messages.block(String(blockNumber), names.settlementLayer),
  }
  const [root] = levels.filter(({ name }) => name === 'interopRoot')
  return (
    <ol className="grid">
      <Step title={messages.message} description={messages.messageHint}>
        <HexValue value={message.hash} label={inspector().details.hash} />
      </Step>
      {levels.map((level) => {
        const { name, description } = levelTexts[level.name]
        return (
          <Step
            key={level.name}
            title={name}
            detail={details[level.name]}
            description={description(names.source, names.settlementLayer)}
            matches={level.matches}
          >
            {level.path && level.path.length > 0 && (
              <Path siblings={siblingsOf(level.index ?? 0n, level.path)} of={name} />
            )}
            <HexValue value={level.value} label={name} />
          </Step>
        )
      })}
      {stop && <Step title={messages.undecodable} description={stop} matches={false} />}
      {destinations.map(({ name, imported }) => (
        <Step
          key={name}
          title={messages.rootOn(name)}
          description={describeImport(name, imported)}
          matches={imported && root ? imported === root.value : null}
        >
          {imported && <HexValue value={imported} label={messages.rootOn(name)} />}
        </Step>
      ))}
    </ol>
  )
}

function describeImport(destination: string, imported: Hash | null | undefined): string {
  const messages = inspector().picture
  if (imported === undefined) return messages.importing(destination)
  return imported === null ? messages.notImported(destination) : messages.imported(destination)
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
  const messages = inspector().picture
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
            {matches ? messages.valid : messages.invalid}
          </span>
        )}
      </div>
      <p className="max-w-2xl text-sm text-soft">{description}</p>
      {children}
    </li>
  )
}

function Path({ siblings, of }: { siblings: readonly Sibling[]; of: string }) {
  const messages = inspector().picture
  const count = messages.siblings(siblings.length)
  return (
    <Collapsible.Root className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PathFigure siblings={siblings} />
        <Collapsible.Trigger
          aria-label={messages.path(count, of)}
          className="min-h-8 rounded-lg text-sm text-accent underline underline-offset-2"
        >
          <bdi>{count}</bdi>
        </Collapsible.Trigger>
      </div>
      <Collapsible.Panel>
        <ol className="grid gap-1 rounded-xl bg-raised p-3">
          {siblings.map(({ height, value, isLeft }) => (
            <li key={height} className="flex flex-wrap items-center gap-x-3 text-xs">
              <span className="w-24 text-soft tabular-nums">
                {isLeft ? messages.left(height) : messages.right(height)}
              </span>
              <HexValue value={value} label={messages.sibling(height)} />
            </li>
          ))}
        </ol>
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}
