/**
 * Preloaded into a process to shift its clock by the number of milliseconds in a file, which is polled.
 */
import { readFileSync } from 'node:fs'

export const clockVariable = 'INTERSTAKE_CHAOS_CLOCK'

const intervalMs = 100

const file = process.env[clockVariable]
if (file !== undefined) {
  const { now } = Date
  let offset = 0
  const read = () => {
    offset = Number(readFileSync(file, 'utf8'))
  }
  read()
  setInterval(read, intervalMs).unref()
  Date.now = () => now() + offset
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now() + offset] : args, newTarget),
  })
}
