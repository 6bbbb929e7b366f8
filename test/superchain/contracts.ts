import { concat, type Hex } from 'viem'
import { superchainAddresses } from '../../interop/superchain'

/** Returns its calldata. */
export const echo: Hex = '0x365f5f37365ff3'

/** Reverts with 0xdeadbeef while its storage slot 0 is zero. */
export const moody: Hex = '0x5f5415600757005b63deadbeef60e01b5f5260045ffd'

/** Emits a log without topics, with its calldata as data. */
export const logger: Hex = '0x365f5f37365fa000'

const callMessenger = concat([
  '0x5f5f365f5f73',
  superchainAddresses.l2ToL2CrossDomainMessenger,
  '0x5af150',
])

/** Emits a log, and then calls the messenger twice with its calldata. */
export const twice: Hex = concat(['0x365f5f37365fa0', callMessenger, callMessenger, '0x00'])
