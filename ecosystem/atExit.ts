const pending = new Set<() => void>()
process.on('exit', () => {
  for (const end of pending) end()
})

/** Has something done when this process exits, whatever way it does short of a SIGKILL; returns how to call it off. */
export function atExit(end: () => void): () => void {
  pending.add(end)
  return () => pending.delete(end)
}
