import { type HttpTransport, http } from 'viem'

/** Prefix of the names of admin methods over JSON-RPC. */
export const adminPrefix = 'interstake_'

/** Some methods wait until batches are settled, or a node is up again. */
const timeoutMs = 120_000

/** A transport to the admin URL of a network. */
export const adminTransport = (url: string): HttpTransport =>
  http(url, { retryCount: 0, timeout: timeoutMs })
