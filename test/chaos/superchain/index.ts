import { readSuperchainManifest } from '../../../deployments/manifestFiles'
import { superchainAdminPort } from '../../../ecosystem/config/chains'
import { superchainStakingTable } from '../../../ecosystem/presets/superchainStaking'
import type { ChaosProtocol } from '../ChaosProtocol'
import { actions } from './actions'
import { check, checkRestarted, endFaults } from './check'
import { messageExpiry } from './messageExpiry'
import { SuperchainWorld } from './SuperchainWorld'

/** Networks whose chains execute each other's messages. */
export const superchain: ChaosProtocol<SuperchainWorld> = {
  flags: [
    ...['--protocol', 'superchain', '--auto-relay'],
    ...['--message-expiry', String(messageExpiry)],
  ],
  readManifest: readSuperchainManifest,
  ports: [superchainAdminPort, ...superchainStakingTable(4).chains.map(({ port }) => port)],
  actions,
  createWorld: (options) => new SuperchainWorld(options),
  endFaults,
  check,
  checkRestarted,
  count: ({ deposits, messages, relayed }) => ({
    ...{ deposits: deposits.length, messages: messages.length, relayed },
  }),
}
