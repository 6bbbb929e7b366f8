import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { adminPrefix } from '../../ecosystem/admin/adminTransport'
import { requestNode } from '../../ecosystem/anvil/requestNode'
import { staker } from '../../ecosystem/test/staker'
import {
  createStakingEcosystem,
  type StakingEcosystem,
} from '../../ecosystem/test/stakingEcosystem'
import { adminMethods } from '../../ecosystem/zksync/admin/methods'
import { faultsSchema } from '../../ecosystem/zksync/Faults'

const callSchema = z.strictObject({ method: z.string(), params: z.array(z.unknown()) })
const page = (name: string) => readFile(join(__dirname, '..', '..', 'docs', name), 'utf8')

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem()
})

afterAll(() => ecosystem.stop())

describe('the page about faults', () => {
  it('has admin methods that the network executes', async () => {
    const { host } = new URL(ecosystem.adminUrl ?? '')
    // The reorg needs a block to drop.
    await requestNode(host, `${adminPrefix}pauseSettlement`, [])
    await staker(ecosystem).deposit()
    const calls = [...(await page('faults.md')).matchAll(/```json\n(.*?)```/gs)].map(([, json]) =>
      callSchema.parse(JSON.parse(json ?? '')),
    )
    expect(calls.length).toBeGreaterThan(5)
    for (const { method, params } of calls) await requestNode(host, method, params)
  }, 60_000)

  it('names every fault', async () => {
    const text = await page('faults.md')
    const all = faultsSchema.parse({ rpc: { chainIds: [] }, proofs: { for: 0 } })
    for (const [group, faults] of Object.entries(all)) {
      expect(text).toContain(group)
      for (const name of Object.keys(faults)) expect(text).toContain(`\`${group}.${name}\``)
    }
  })

  it('has commands that are admin methods in kebab case', async () => {
    const commands = [...(await page('faults.md')).matchAll(/npm run ecosystem -- ([a-z-]+)/g)].map(
      ([, command = '']) => command.replace(/-./g, ([, letter = '']) => letter.toUpperCase()),
    )
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) expect(Object.keys(adminMethods)).toContain(command)
  })
})
