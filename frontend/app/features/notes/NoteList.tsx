import { useEffect, useSyncExternalStore } from 'react'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import type { Note } from './createNotes'

const shownMs = 10_000

/** The notes about what happened, in a corner of the window. */
export function NoteList() {
  const { notes } = useEnvironment()
  const shown = useSyncExternalStore(notes.subscribe, notes.getSnapshot)
  return (
    <section
      aria-label={t().notes.label}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-20 grid gap-2 sm:end-auto sm:w-96"
    >
      {shown.map((note) => (
        <NoteItem key={note.id} note={note} onDismiss={() => notes.dismiss(note.id)} />
      ))}
    </section>
  )
}

function NoteItem({ note: { text }, onDismiss }: { note: Note; onDismiss: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onDismiss, shownMs)
    return () => clearTimeout(timer)
  }, [onDismiss])
  return (
    <div className="pointer-events-auto flex w-full animate-arrive items-center gap-3 rounded-2xl bg-ink py-2 ps-4 pe-2 text-sm text-page shadow-lg">
      <p className="min-w-0 grow">{text}</p>
      <button
        type="button"
        aria-label={t().notes.dismiss}
        onClick={onDismiss}
        className="flex size-9 shrink-0 items-center justify-center rounded-xl text-lg hover:bg-page/15"
      >
        <span aria-hidden="true">×</span>
      </button>
    </div>
  )
}
