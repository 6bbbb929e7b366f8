import { parseNumber } from '../../shared/lib/parseParameters'

/** A place in a chain: before a log of a block. */
export type LogPosition = { blockNumber: bigint; logIndex: number }

/** Writes a position for a URL: `7` is the start of block 7, `7-2` its log 2. */
export function formatPosition({ blockNumber, logIndex }: LogPosition): string {
  return logIndex === 0 ? String(blockNumber) : `${blockNumber}-${logIndex}`
}

/** Parses a position in a URL; undefined if it is invalid. */
export function parsePosition(text: string): LogPosition | undefined {
  const [block = '', log = '0', ...rest] = text.split('-')
  const blockNumber = parseNumber(block)
  const logIndex = parseNumber(log)
  if (blockNumber === undefined || logIndex === undefined || rest.length > 0) return undefined
  return { blockNumber, logIndex: Number(logIndex) }
}
