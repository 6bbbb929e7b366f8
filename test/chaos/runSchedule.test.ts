import { describe, expect, it } from 'vitest'
import { newFindings } from './checks'
import { type ProtocolName, runners } from './runners'

const timeout = 240_000

/** Of `npm run chaos`, a few seconds. */
const durationMs = 2_500

const schedules: [ProtocolName, number, string[]][] = [
  ['zksync', 4, ['deposits', 'rewarded']],
  ['superchain', 4, ['deposits', 'messages', 'relayed']],
]

describe('a network under a short schedule', { timeout }, () => {
  it.each(schedules)(
    'of %s and seed %i loses nothing, and leaves nothing behind',
    async (protocol, seed, events) => {
      const { findings, log, counts } = await runners[protocol]({ seed, durationMs })
      expect(findings, log.join('\n')).toEqual(newFindings())
      for (const event of events) expect(counts[event], event).toBeGreaterThanOrEqual(3)
    },
  )
})
