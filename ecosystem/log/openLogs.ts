import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Level, type Logger } from 'pino'
import { z } from 'zod'
import { makeDirectory, statOf } from '../files/durable'
import { reading, writing } from '../files/StorageError'

export const logLevels = ['error', 'warn', 'info', 'debug'] as const satisfies readonly Level[]

export type LogLevel = (typeof logLevels)[number]

/** Gives each process a log of its own. */
export type Logs = (processName: string) => Logger

/** What cannot be written, as on a full disk, is kept up to that size until it can be; the rest is lost. */
const maxUnwrittenBytes = 1024 * 1024

/**
 * Opens logs: of each process one file of JSON lines, as pino writes them. Lines are appended to logs of earlier runs.
 *
 * @param directory - Holds the files, and is created if it does not exist; null to log nothing.
 * @throws If a file there is not a log of ours.
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
    // What has been written is there, also if the process is killed.
    const destination = writing(dest, () =>
      pino.destination({ dest, sync: true, maxLength: maxUnwrittenBytes }),
    )
    // A log is not worth ending for.
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

/** A line whose end was cut off, as on a full disk, begins like any other. */
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
