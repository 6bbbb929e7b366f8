import { BaseError, HttpRequestError, TimeoutError } from 'viem'

/** Blocks for one request after which a larger range is tried again. */
const acceptedUntilGrowth = 4

const ranges = new WeakMap<object, LogRanges>()

/** What is known of the block ranges that the node of a client accepts. */
export function logRanges(client: object): LogRanges {
  const known = ranges.get(client) ?? new LogRanges()
  ranges.set(client, known)
  return known
}

/**
 * The number of blocks that a node accepts in a request for logs, learned from what it rejects.
 *
 * A range that was only rejected for the number of its events is tried again later.
 */
export class LogRanges {
  #size: bigint | null = null
  #stated: bigint | null = null
  #accepted = 0

  /** Number of blocks to request next, at most `wanted`. */
  sizeOf(wanted: bigint): bigint {
    return this.#size !== null && this.#size < wanted ? this.#size : wanted
  }

  /** Notes that a request succeeded. */
  accept(size: bigint): void {
    if (this.#size === null || size < this.#size) return
    this.#accepted++
    if (this.#accepted < acceptedUntilGrowth) return
    this.#accepted = 0
    const larger = 2n * this.#size
    this.#size = this.#stated !== null && this.#stated < larger ? this.#stated : larger
  }

  /** Notes that a request failed. @returns Whether one for fewer blocks may succeed. */
  reject(size: bigint, error: unknown): boolean {
    if (size <= 1n || !isRejection(error)) return false
    this.#accepted = 0
    const stated = statedLimit(error)
    if (stated !== null && stated < size) {
      this.#stated = stated
      this.#size = stated
    } else this.#size = size / 2n
    return true
  }
}

/** Whether a node rejected the request, and is neither unreachable nor busy. */
function isRejection(error: unknown): boolean {
  if (!(error instanceof BaseError)) return true
  if (error.walk((cause) => cause instanceof TimeoutError)) return false
  const failure = error.walk((cause) => cause instanceof HttpRequestError)
  if (failure instanceof HttpRequestError) return /^(400|413|422)$/.test(String(failure.status))
  return !/rate limit|too many requests|per second|throughput|credits/i.test(textOf(error))
}

/** The limit that an error names, such as "eth_getLogs is limited to a 10,000 range"; null if it names none. */
function statedLimit(error: unknown): bigint | null {
  const text = textOf(error).replaceAll(/0x[\da-f]+|"(?:code|id)":\s*-?\d+/gi, '')
  // A limit of the number of events says nothing about the number of blocks.
  if (/results|response size/i.test(text)) return null
  const named = [...text.matchAll(/\d[\d,_]*/g)]
    .map(([digits]) => BigInt(digits.replaceAll(/\D/g, '')))
    .filter((limit) => limit > 0n)
  const [smallest] = named.toSorted((a, b) => (a < b ? -1 : 1))
  return smallest ?? null
}

function textOf(error: unknown): string {
  if (error instanceof BaseError) {
    const innermost = error.walk()
    return innermost instanceof BaseError ? innermost.details : innermost.message
  }
  return error instanceof Error ? error.message : String(error)
}
