import { readFileSync } from 'node:fs'
import { createPublicClient, http } from 'viem'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError } from './describeError'

async function errorOf(run: () => unknown): Promise<unknown> {
  try {
    await run()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown')
}

/** Nothing listens there. */
const url = 'http://127.0.0.1:1/secret'
const client = createPublicClient({ transport: http(url, { retryCount: 0 }) })

describe('describeError', () => {
  it.each<[string, () => unknown, string | RegExp]>([
    ['viem that reaches nobody', () => client.getBlockNumber(), /^HTTP request failed/],
    [
      'viem for a contract',
      () => client.readContract({ address: '0x00', abi: [], functionName: 'none' }),
      /^Function "none" not found on ABI/,
    ],
    ['fetch', () => fetch(url), /^(bad port|connection refused \(ECONNREFUSED\))$/],
    ['a file', () => readFileSync('/no/such/file'), 'no such file or directory (ENOENT)'],
    [
      'zod',
      () => z.strictObject({ a: z.int() }).parse({ b: 1 }),
      /^a: Invalid input.*; Unrecognized key: "b"$/,
    ],
    [
      'several',
      () => Promise.any([Promise.reject(new Error('one'))]),
      'All promises were rejected: one',
    ],
    ['ours', () => Promise.reject(new Error('It is gone.')), 'It is gone.'],
    ['a value', () => Promise.reject('gone'), 'gone'],
  ])('describes %s in one line', async (_, run, text) => {
    const described = describeError(await errorOf(run))
    expect(described).toMatch(
      text instanceof RegExp ? text : new RegExp(`^${text.replace(/[().]/g, '\\$&')}$`),
    )
    expect(described).not.toMatch(/\n|https?:|secret|\/no\/|viem@|Request body|"code"/)
  })
})
