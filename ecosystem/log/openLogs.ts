import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Level, type Logger } from 'pino'
import { z } from 'zod'
import { makeDirectory, statOf } from '../files/durable'
import { reading, writing } from '../files/StorageError'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const satisfies readonly Level[]

export type LogLevel = (typeof logLevels)[number]

/** Opens a separate log for each process. */
export type Logs = (processName: string) => Logger

/** Maximum size of the buffer for lines that cannot be written, as on a full disk; further lines are lost. */
const maxUnwrittenBytes = 1024 * 1024

/**
 * Opens logs: for each process a file of JSON lines, as written by pino. Lines are appended to logs of earlier runs.
 *
 * @param directory - Directory for the files, created if it does not exist; null to log nothing.
 * @throws If one of the files exists and is not a log of this program.
 */
export function openLogs({
  directory,
  level,
}: {
  directory: string | null
  level: LogLevel
}): Logs {
  if (directory === null) return () => pino({ enabled: false })
  writing(directory, () => makeDirectory(directory))
  return (processName) => {
    const dest = join(directory, `${processName}.log`)
    if (!reading(dest, () => isOwnOrNew(dest)))
      throw new Error(
        `${dest} is not a log of this program. Move it, or choose another directory with --logs.`,
      )
    // Lines are not lost if the process is killed.
    const destination = writing(dest, () =>
      pino.destination({ dest, sync: true, maxLength: maxUnwrittenBytes }),
    )
    // A failing log must not stop the network.
    destination.on('error', () => {})
    return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  }
}

const lineSchema = z.object({ level: z.number(), time: z.iso.datetime() })

function isOwnOrNew(path: string): boolean {
  const stats = statOf(path)
  if (stats === null) return true
  return stats.isFile() && (stats.size === 0 || isLogLine(readFirstLine(path)))
}

/** Also accepts the beginning of a line, as left by a full disk. */
function isLogLine(line: string): boolean {
  try {
    return lineSchema.safeParse(JSON.parse(line)).success
  } catch {
    return (
      (line !== '' && '{"level":'.startsWith(line)) || /^\{"level":\d+(,"time":"[^"]*)?/.test(line)
    )
  }
}

function readFirstLine(path: string): string {
  const bytes = Buffer.alloc(64 * 1024)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, bytes)
    const [line = ''] = bytes.toString('utf8', 0, length).split('\n')
    return line
  } finally {
    closeSync(file)
  }
}
