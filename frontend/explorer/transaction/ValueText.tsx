import { isAddress } from 'viem'
import { AccountLink } from '../components/links'

/** Longer values are truncated. */
const maxCharacters = 514

/** An argument of a call or event, of any Solidity type. */
export function ValueText({ chainId, value }: { chainId: number; value: unknown }) {
  if (Array.isArray(value))
    return value.length === 0 ? (
      <span className="text-xs text-soft">none</span>
    ) : (
      <Values chainId={chainId} entries={Object.entries(value)} />
    )
  if (typeof value === 'object' && value !== null)
    return <Values chainId={chainId} entries={Object.entries(value)} />
  const text = String(value)
  if (isAddress(text)) return <AccountLink chainId={chainId} address={text} isFull />
  return (
    <code className="min-w-0 text-xs wrap-anywhere">
      {text.length > maxCharacters
        ? `${text.slice(0, maxCharacters)} … (${text.length.toLocaleString('en')} characters)`
        : text}
    </code>
  )
}

function Values({ chainId, entries }: { chainId: number; entries: readonly [string, unknown][] }) {
  return (
    <dl className="grid min-w-0 gap-1 border-l border-line pl-3">
      {entries.map(([name, value]) => (
        <div key={name} className="grid min-w-0 gap-x-3 sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt className="text-xs text-soft sm:py-1">{name}</dt>
          <dd className="min-w-0">
            <ValueText chainId={chainId} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
