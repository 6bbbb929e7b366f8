/** A short message about something that happened. */
export type Note = { id: number; tag: string; text: string }

export type Notes = ReturnType<typeof createNotes>

/** Holds the notes that are shown, oldest first. */
export function createNotes() {
  const listeners = new Set<() => void>()
  let shown: readonly Note[] = []
  let lastId = 0

  function set(notes: readonly Note[]): void {
    shown = notes
    for (const listener of listeners) listener()
  }

  return {
    /** @param tag - A later note about the same thing replaces the earlier one. */
    add(tag: string, text: string): void {
      lastId += 1
      set([...shown.filter((note) => note.tag !== tag), { id: lastId, tag, text }])
    },
    dismiss(id: number): void {
      set(shown.filter((note) => note.id !== id))
    },
    getSnapshot: () => shown,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
