import { type Hex, isHex } from 'viem'
import { hexToText } from '../../shared/message/hexToText'
import type { NamedValue } from '../decode/decode'
import { ValueText } from './ValueText'

/** The decoded arguments of a call or event, with their names. */
export function DecodedValues({
  chainId,
  values,
}: {
  chainId: number
  values: readonly NamedValue[]
}) {
  return (
    <dl className="grid w-full min-w-0 gap-1.5 text-sm">
      {values.map(({ name, type, value }) => (
        <div key={name} className="grid gap-x-4 sm:grid-cols-[11rem_1fr]">
          <dt className="wrap-anywhere text-soft">
            {name} <span className="text-xs">{type}</span>
          </dt>
          <dd className="min-w-0">
            <ValueText chainId={chainId} value={value} />
            {type === 'bytes' && isHex(value) && <BytesText value={value} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What bytes are as text, if they are text. */
function BytesText({ value }: { value: Hex }) {
  const text = hexToText(value)
  if (text === undefined) return null
  return (
    <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
      <span className="text-xs text-soft">text</span> {text}
    </p>
  )
}
