import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hardhatTask } from './hardhatTask'

const timeout = 60_000

const demoSchema = z.object({
  minted: z.boolean(),
  tamperedRefused: z.boolean(),
  stages: z.array(z.object({ stage: z.string(), at_ms: z.number() })),
})

function lastLine(text: string): unknown {
  return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')
}

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interstake-test-'))
})

afterAll(() => rm(directory, { recursive: true }))

describe('demo, with no ecosystem running', () => {
  it('starts one, mints, and shows that tampering is rejected', { timeout }, async () => {
    const { stdout } = await hardhatTask(directory, 'demo', '--json')
    const result = demoSchema.parse(lastLine(stdout))
    expect(result).toMatchObject({ minted: true, tamperedRefused: true })
    expect(result.stages.map(({ stage }) => stage)).toEqual([
      ...['sent', 'batched', 'committed', 'proven', 'executed', 'rootImported', 'verifiable'],
      'minted',
    ])
  })
})

describe('demo --protocol superchain, with no network running', () => {
  it('starts one, is rewarded, and shows that forged messages are rejected', {
    timeout,
  }, async () => {
    const { stdout } = await hardhatTask(directory, 'demo', '--protocol', 'superchain', '--json')
    const result = demoSchema.parse(lastLine(stdout))
    expect(result).toMatchObject({ minted: true, tamperedRefused: true })
    expect(result.stages.map(({ stage }) => stage)).toEqual(['sent', 'relayable', 'relayed'])
  })
})
