const pending = new Set<() => void>()
process.on('exit', () => {
  for (const end of pending) end()
})

/** Calls a function when this process exits in any way but a SIGKILL; returns a function that cancels this. */
export function onProcessExit(end: () => void): () => void {
  pending.add(end)
  return () => pending.delete(end)
}
