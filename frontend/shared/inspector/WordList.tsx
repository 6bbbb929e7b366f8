import type { Hash } from 'viem'
import { CopyButton } from '../components/CopyButton'
import { HexValue } from '../components/HexValue'
import { wordRoles } from './wordRoles'

/** The words of a proof as they go on chain; each can be broken, to see what comes of it. */
export function WordList({
  words,
  original,
  broken,
  onToggle,
}: {
  words: readonly Hash[]
  /** The words as the node gave them. */
  original: readonly Hash[]
  /** Indices of the words that were broken. */
  broken: ReadonlySet<number>
  onToggle: (index: number) => void
}) {
  const roles = wordRoles(original)
  return (
    <>
      <div className="flex items-center gap-2 text-sm text-soft">
        {words.length} words of 32 bytes
        <CopyButton text={JSON.stringify(words)} label="Copy all words as JSON" />
      </div>
      <ol className="divide-y divide-line">
        {words.map((word, index) => {
          const isBroken = broken.has(index)
          return (
            // A word is what stands at its place, whatever its value.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="grid gap-x-4 py-1.5 lg:grid-cols-[1fr_auto]">
              <div className="min-w-0">
                <p className={`text-xs ${isBroken ? 'text-danger' : 'text-soft'}`}>
                  <span className="tabular-nums">{index}</span> {roles[index]}
                  {isBroken && ', broken'}
                </p>
                <HexValue value={word} label={`word ${index}`} />
              </div>
              <button
                type="button"
                onClick={() => onToggle(index)}
                className="min-h-8 justify-self-start rounded-lg text-sm text-accent underline underline-offset-2 lg:self-center"
              >
                {isBroken ? 'Restore' : 'Break'}
                <span className="sr-only"> word {index}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
