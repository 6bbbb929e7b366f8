import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type SuperchainManifest, superchainManifestSchema } from '../../deployments/manifest'
import { createSuperchain } from '../../ecosystem'
import { superchainStakingTable } from '../../ecosystem/presets/superchainStaking'
import { deployLive, type LiveNetwork } from './startLiveNetwork'

const timeout = 120_000

let network: LiveNetwork<SuperchainManifest>

beforeAll(async () => {
  network = await deployLive(
    await createSuperchain({
      ...superchainStakingTable(),
      developerMethods: false,
      onReady: async () => null,
    }),
    {
      hasSettlementLayer: false,
      parse: (manifest) => superchainManifestSchema.parse(manifest),
      commands: ['npm run deploy -- --environment testnet'],
    },
  )
}, timeout)

afterAll(() => network.stop())

describe('an environment of live chains of the Superchain', () => {
  it('goes through the demo, which relays the message', { timeout }, async () => {
    const { stdout } = await network.run('npm run demo -- --environment testnet --json')
    const { minted, tamperedRefused, stages } = z
      .object({
        ...{ minted: z.boolean(), tamperedRefused: z.boolean() },
        stages: z.array(z.object({ stage: z.string() })),
      })
      .parse(JSON.parse(stdout))
    expect({ minted, tamperedRefused }).toEqual({ minted: true, tamperedRefused: true })
    expect(stages.map(({ stage }) => stage)).toEqual(['sent', 'relayable', 'relayed'])
    for (const [chain, node] of network.nodes)
      console.log(`${chain}: ${node.takeUsage().requests} requests`)
  })
})
