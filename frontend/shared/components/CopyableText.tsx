import { shared } from '../i18n/sharedMessages'
import { CopyButton } from './CopyButton'

/** A hash, an address or data in full, with a copy button. */
export function CopyableText({ text, label }: { text: string; label: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 text-xs wrap-anywhere">{text}</code>
      <CopyButton text={text} label={shared().copy.one(label)} />
    </span>
  )
}
