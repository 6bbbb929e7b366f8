import type { Hex } from 'viem'
import { shared } from '../i18n/sharedMessages'
import { shortHex } from '../lib/shortHex'
import { CopyButton } from './CopyButton'

/** A 32-byte value, in full if there is space, with a copy button. */
export function HexValue({ value, label }: { value: Hex; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code title={value} className="min-w-0 text-xs">
        <span className="sm:hidden">{shortHex(value)}</span>
        <span className="wrap-anywhere max-sm:hidden">{value}</span>
      </code>
      <CopyButton text={value} label={shared().copy.one(label)} />
    </span>
  )
}
