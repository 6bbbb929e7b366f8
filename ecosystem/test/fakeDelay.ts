/**
 * `setTimeout` of `node:timers/promises` on the global timers, which vitest can fake; those of that module it cannot.
 *
 * @example vi.mock('node:timers/promises', () => import('../test/fakeDelay'))
 */
export function setTimeout<value>(
  milliseconds: number,
  value: value,
  { signal }: { signal?: AbortSignal } = {},
): Promise<value> {
  return new Promise((resolve, reject) => {
    const timer = globalThis.setTimeout(() => resolve(value), milliseconds)
    const abort = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}
