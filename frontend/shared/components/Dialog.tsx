import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

/** A modal dialog, open while it is mounted. The browser keeps the focus in it and returns it afterwards. */
export function Dialog({
  title,
  closeLabel,
  onClose,
  children,
}: {
  title: string
  closeLabel: string
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Closed before it is removed, or else the focus would not return.
  useLayoutEffect(() => {
    const opened = dialog.current
    if (!opened?.open) opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it as well.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={onClose}
      // The backdrop belongs to the dialog.
      onClick={({ target }) => target === dialog.current && onClose()}
      className="m-auto max-h-[min(40rem,calc(100dvh-2rem))] w-[min(26rem,calc(100vw-2rem))] animate-arrive overflow-y-auto rounded-3xl border border-line bg-surface p-0 text-ink shadow-xl backdrop:bg-black/50"
    >
      <div className="grid gap-4 p-5">
        <div className="flex items-center justify-between gap-3">
          <h2 id={id} className="font-display text-lg font-semibold">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={onClose}
            className="flex size-10 items-center justify-center rounded-xl text-xl text-soft hover:bg-raised hover:text-ink"
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
