import { createClient, http, numberToHex, parseEther } from 'viem'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import { eventually } from '../../test/eventually'
import { createStakingEcosystem, type StakingEcosystem } from '../../test/stakingEcosystem'
import { type AdminActions, adminActions, createAdminClient } from './client'
import { adminMethods } from './methods'

type Methods = typeof adminMethods
/** The admin methods as their schemas and implementations type them. */
type Implemented = {
  [name in keyof Methods]: (
    parameters: z.input<Methods[name]['params']>,
  ) => Promise<Awaited<ReturnType<Methods[name]['call']>>>
}

let ecosystem: StakingEcosystem
let admin: AdminActions

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
  admin = createAdminClient(ecosystem.adminUrl ?? '')
})

afterAll(() => ecosystem.stop())

describe('the admin client', () => {
  it('has every admin method, with its types', () => {
    expect(Object.keys(admin).sort()).toEqual(Object.keys(adminMethods).sort())
    expectTypeOf<keyof AdminActions>().toEqualTypeOf<keyof Methods>()
    type Result<actions, name extends keyof actions> = actions[name] extends (
      ...parameters: never[]
    ) => Promise<infer result>
      ? result
      : never
    expectTypeOf<{
      [name in keyof Methods]: Result<AdminActions, name>
    }>().toExtend<{ [name in keyof Methods]: Result<Implemented, name> }>()
    expectTypeOf<Parameters<AdminActions['setFaults']>[0]>().toExtend<
      Parameters<Implemented['setFaults']>[0] | undefined
    >()
  })

  it('passes parameters in order, and omits undefined ones', async () => {
    const [, staking] = ecosystem.chains
    const headOf = async (name: string) =>
      (await admin.getStatus()).chains.find((chain) => chain.name === name)?.head ?? Number.NaN
    const before = await headOf('staking1')
    await admin.mine({ chain: 'staking1' })
    await eventually(async () => expect(await headOf('staking1')).toBe(before + 1))
    await admin.mine({ blocks: 2, chain: staking?.id })
    await eventually(async () => expect(await headOf('staking1')).toBe(before + 3))
    expect(await admin.setPace({ pace: 'fast' })).toMatchObject({ seal: 1_000 })
    const faults = await admin.setFaults({ faults: { proofs: { withhold: 'all' } } })
    expect(faults.proofs.withhold).toBe('all')
    expect((await admin.setFaults()).proofs.withhold).toEqual([])
  })

  it('reverts the network to a snapshot', async () => {
    const snapshot = await admin.snapshot()
    const account = '0x00000000000000000000000000000000000000e1'
    const funded = await admin.fund({ account, wei: String(parseEther('1')) })
    expect(Object.values(funded)).toContain(numberToHex(parseEther('1')))
    expect(await admin.revert({ snapshot })).toBe(true)
    expect(await admin.revert({ snapshot })).toBe(false)
  })

  it('throws the reason of a rejection', async () => {
    await expect(admin.reorg({ chain: 'nowhere', depth: 1 })).rejects.toThrow(
      'Unknown chain nowhere. Chains: gateway (506)',
    )
  })

  it('extends a viem client', async () => {
    const transport = http(ecosystem.adminUrl ?? '')
    const extended = createClient({ transport }).extend(adminActions())
    expect((await extended.getStatus()).settlementLayer.name).toBe('gateway')
  })
})
