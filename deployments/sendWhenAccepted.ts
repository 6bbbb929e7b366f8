import { BaseError, HttpRequestError } from 'viem'

const maxAttempts = 8
const defaultDelayMs = 1_000

/**
 * Sends a transaction, again whenever the node is too busy to look at it: viem repeats reads alone.
 *
 * @throws The error of the last attempt.
 */
export async function sendWhenAccepted<result>(send: () => Promise<result>): Promise<result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      const delayMs = attempt < maxAttempts ? delayOf(error) : undefined
      if (delayMs === undefined) throw error
      await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
  }
}

/** When a node that is too busy can be asked again; undefined for other errors. */
function delayOf(error: unknown): number | undefined {
  if (!(error instanceof BaseError)) return undefined
  const rejection = error.walk((cause) => cause instanceof HttpRequestError)
  if (!(rejection instanceof HttpRequestError) || rejection.status !== 429) return undefined
  const seconds = rejection.headers?.get('retry-after') ?? ''
  return /^\d{1,2}$/.test(seconds) ? Number(seconds) * 1_000 : defaultDelayMs
}
