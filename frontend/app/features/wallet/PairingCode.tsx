import { encode } from 'uqr'
import { CopyButton } from '../../../shared/components/CopyButton'
import { t } from '../../i18n/messages'

/** The code that a wallet on another device scans, which is a link to a wallet on this one. */
export function PairingCode({ uri }: { uri: string }) {
  const messages = t().wallet
  return (
    <div className="grid justify-items-center gap-3 text-center text-sm">
      <p>{messages.scan}</p>
      <QrCode text={uri} label={messages.code} />
      <div className="flex flex-wrap items-center justify-center gap-x-4">
        <a
          href={uri}
          className="inline-flex min-h-9 items-center text-accent underline underline-offset-2"
        >
          {messages.openHere}
        </a>
        <CopyButton text={uri} label={messages.copyCode} />
      </div>
    </div>
  )
}

/** Dark on light in both color schemes, as scanners expect it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text)
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="w-full max-w-72 rounded-2xl bg-white"
    >
      <path d={modules.join('')} />
    </svg>
  )
}
