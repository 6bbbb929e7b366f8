import { readManifest } from '../../../deployments/manifestFiles'
import { adminPort, allChains } from '../../../ecosystem/config/chains'
import { stakingTable } from '../../../ecosystem/presets/stakingTable'
import type { ChaosProtocol } from '../ChaosProtocol'
import { checkRewards } from '../checks'
import { actions } from './actions'
import { check, endFaults } from './check'
import { ZksyncWorld } from './ZksyncWorld'

/** Networks whose batches settle on a settlement layer. */
export const zksync: ChaosProtocol<ZksyncWorld> = {
  flags: [],
  readManifest: (directory) => readManifest('local', directory),
  ports: [adminPort, ...allChains(stakingTable(4)).map(({ port }) => port)],
  actions,
  createWorld: (options) => new ZksyncWorld(options),
  endFaults,
  check,
  checkRestarted: checkRewards,
  count: ({ deposits, mints }) => ({
    deposits: deposits.length,
    rewarded: mints.filter(({ isSuccess }) => isSuccess).length,
  }),
}
