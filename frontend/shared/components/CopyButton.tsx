import { useEffect, useState } from 'react'
import { shared } from '../i18n/sharedMessages'

const shownMs = 2_000

/** Copies a text to the clipboard and shows whether that succeeded. */
export function CopyButton({
  text,
  label,
}: {
  text: string
  /** Accessible name, such as "Copy leaf". */
  label: string
}) {
  const [outcome, setOutcome] = useState('')
  useEffect(() => {
    if (outcome === '') return
    const timer = setTimeout(() => setOutcome(''), shownMs)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome(shared().copy.done)
    } catch {
      // Browsers require a secure context, and users can deny the permission.
      setOutcome(shared().copy.failed)
    }
  }

  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={copy}
        className="inline-flex size-8 items-center justify-center rounded-lg text-soft hover:bg-raised hover:text-ink"
      >
        <svg
          viewBox="0 0 24 24"
          aria-hidden="true"
          className="size-4 fill-none stroke-current stroke-2"
        >
          <rect x="9" y="9" width="11" height="11" rx="2" />
          <path d="M5 15V6a2 2 0 0 1 2-2h8" strokeLinecap="round" />
        </svg>
      </button>
      <span role="status" className="text-xs text-soft">
        {outcome}
      </span>
    </span>
  )
}
