const pending = new Set<() => void>()
process.on('exit', () => {
  for (const end of pending) end()
})

/** Calls a function when this process exits, except by a SIGKILL; returns a function that removes the handler. */
export function onProcessExit(end: () => void): () => void {
  pending.add(end)
  return () => pending.delete(end)
}
