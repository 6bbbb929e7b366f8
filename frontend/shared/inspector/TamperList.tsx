import { isHex } from 'viem'
import { HexValue } from '../components/HexValue'
import { inspector } from '../i18n/inspectorMessages'

/** A value that can be tampered with. */
export type Tamperable = {
  /** What it is called in the names of its buttons, such as "Element 3". */
  name: string
  /** Shown above the value. */
  caption: string
  value: string
  isTampered: boolean
}

/** Values, each with a button to tamper with it. */
export function TamperList({
  items,
  onToggle,
}: {
  items: readonly Tamperable[]
  onToggle: (index: number) => void
}) {
  const messages = inspector().tampering
  return (
    <ol className="divide-y divide-line">
      {items.map(({ name, caption, value, isTampered }, index) => (
        <li key={name} className="grid gap-x-4 py-1.5 lg:grid-cols-[1fr_auto]">
          <div className="min-w-0">
            <p className={`text-xs tabular-nums ${isTampered ? 'text-danger' : 'text-soft'}`}>
              {isTampered ? messages.tampered(caption) : caption}
            </p>
            {isHex(value) ? (
              <HexValue value={value} label={name} />
            ) : (
              <code className="flex min-h-8 items-center text-xs">{value}</code>
            )}
          </div>
          <button
            type="button"
            aria-label={isTampered ? messages.restoreOne(name) : messages.tamperWith(name)}
            onClick={() => onToggle(index)}
            className="min-h-8 justify-self-start rounded-lg text-sm text-accent underline underline-offset-2 lg:self-center"
          >
            {isTampered ? messages.restore : messages.tamper}
          </button>
        </li>
      ))}
    </ol>
  )
}
