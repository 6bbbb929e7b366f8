import type { Hash } from 'viem'
import { CopyButton } from '../components/CopyButton'
import { TamperList } from './TamperList'

/** The words that are passed to a contract or node, each with a button to tamper with it. */
export function ElementList({
  what = 'element',
  elements,
  roles,
  tampered,
  onToggle,
}: {
  /** Name of an element, in the singular. */
  what?: string
  elements: readonly Hash[]
  /** The role of each element. */
  roles: readonly string[]
  /** Indices of the elements that were tampered with. */
  tampered: ReadonlySet<number>
  onToggle: (index: number) => void
}) {
  return (
    <>
      <div className="flex items-center gap-2 text-sm text-soft">
        {elements.length} {what}s of 32 bytes
        <CopyButton text={JSON.stringify(elements)} label={`Copy all ${what}s as JSON`} />
      </div>
      <TamperList
        items={elements.map((value, index) => ({
          name: `${what} ${index}`,
          caption: `${index} ${roles[index]}`,
          value,
          isTampered: tampered.has(index),
        }))}
        onToggle={onToggle}
      />
    </>
  )
}
