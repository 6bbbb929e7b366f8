import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Level, type Logger } from 'pino'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const satisfies readonly Level[]

/** Gives each process a log of its own. */
export type Logs = (processName: string) => Logger

/**
 * Opens logs: of each process one file of JSON lines, as pino writes them.
 *
 * @param directory - Holds the files, and is made if it is not there; null to log nothing.
 */
export function openLogs({
  directory,
  level,
}: {
  directory: string | null
  level: (typeof logLevels)[number]
}): Logs {
  if (directory === null) return () => pino({ enabled: false })
  mkdirSync(directory, { recursive: true })
  return (processName) =>
    pino(
      { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      // What has been written is there, also if the process is killed.
      pino.destination({ dest: join(directory, `${processName}.log`), sync: true }),
    )
}
