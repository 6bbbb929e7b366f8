import type { Hash } from 'viem'
import { CopyButton } from '../components/CopyButton'
import { HexValue } from '../components/HexValue'
import { elementRoles } from './elementRoles'

/** The elements of a proof as passed to the contract, each with a button to tamper with it. */
export function ElementList({
  elements,
  original,
  tampered,
  onToggle,
}: {
  elements: readonly Hash[]
  /** The elements as returned by the node. */
  original: readonly Hash[]
  /** Indices of the elements that were tampered with. */
  tampered: ReadonlySet<number>
  onToggle: (index: number) => void
}) {
  const roles = elementRoles(original)
  return (
    <>
      <div className="flex items-center gap-2 text-sm text-soft">
        {elements.length} elements of 32 bytes
        <CopyButton text={JSON.stringify(elements)} label="Copy all elements as JSON" />
      </div>
      <ol className="divide-y divide-line">
        {elements.map((element, index) => {
          const isTampered = tampered.has(index)
          return (
            // An element is identified by its index, whatever its value.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={index} className="grid gap-x-4 py-1.5 lg:grid-cols-[1fr_auto]">
              <div className="min-w-0">
                <p className={`text-xs ${isTampered ? 'text-danger' : 'text-soft'}`}>
                  <span className="tabular-nums">{index}</span> {roles[index]}
                  {isTampered && ', tampered'}
                </p>
                <HexValue value={element} label={`element ${index}`} />
              </div>
              <button
                type="button"
                onClick={() => onToggle(index)}
                className="min-h-8 justify-self-start rounded-lg text-sm text-accent underline underline-offset-2 lg:self-center"
              >
                {isTampered ? 'Restore' : 'Tamper'}
                <span className="sr-only">
                  {isTampered ? '' : ' with'} element {index}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
