import type { Hash } from 'viem'
import { CopyButton } from '../components/CopyButton'
import type { InspectorMessages } from '../i18n/inspectorEn'
import { TamperList } from './TamperList'

/** The words that are passed to a contract or node, each with a button to tamper with it. */
export function ElementList({
  texts,
  elements,
  roles,
  tampered,
  onToggle,
}: {
  /** What they are called. */
  texts: InspectorMessages['elements']
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
        {texts.count(elements.length)}
        <CopyButton text={JSON.stringify(elements)} label={texts.copyAll} />
      </div>
      <TamperList
        items={elements.map((value, index) => ({
          name: texts.name(index),
          caption: `${index} ${roles[index]}`,
          value,
          isTampered: tampered.has(index),
        }))}
        onToggle={onToggle}
      />
    </>
  )
}
