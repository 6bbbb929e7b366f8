import type { Hex } from 'viem'
import { shortHex } from '../lib/shortHex'
import { CopyButton } from './CopyButton'

/** A word, in full where there is room, and ready to be copied. */
export function HexValue({ value, label }: { value: Hex; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code title={value} className="min-w-0 text-xs">
        <span className="sm:hidden">{shortHex(value)}</span>
        <span className="wrap-anywhere max-sm:hidden">{value}</span>
      </code>
      <CopyButton text={value} label={`Copy ${label}`} />
    </span>
  )
}
