import type { ReactNode } from 'react'

/** A reason not to send a transaction, shown before it is signed. */
export function WarningNotice({ children }: { children: ReactNode }) {
  return (
    <p
      role="alert"
      className="rounded-xl bg-danger-soft px-4 py-3 text-sm wrap-anywhere text-danger"
    >
      {children}
    </p>
  )
}
