import crossL2Inbox from '../../artifacts/contracts/superchain/system/CrossL2Inbox.sol/CrossL2Inbox.json'
import ethLiquidity from '../../artifacts/contracts/superchain/system/ETHLiquidity.sol/ETHLiquidity.json'
import l2ToL2CrossDomainMessenger from '../../artifacts/contracts/superchain/system/L2ToL2CrossDomainMessenger.sol/L2ToL2CrossDomainMessenger.json'
import superchainETHBridge from '../../artifacts/contracts/superchain/system/SuperchainETHBridge.sol/SuperchainETHBridge.json'
import { readReplacements, type SystemContract, toContract } from '../config/systemContracts'

const names = [
  'CrossL2Inbox',
  'L2ToL2CrossDomainMessenger',
  'SuperchainETHBridge',
  'ETHLiquidity',
] as const

/** The predeploys of a network. */
export type Predeploys = Record<(typeof names)[number], SystemContract>

/**
 * Reads the predeploys of a network.
 *
 * @param directory - Directory with compiled contracts of Hardhat or forge to use instead of the built-in ones; null for
 * none.
 * @throws If it has none of them, or one cannot be used.
 */
export function readPredeploys(directory: string | null): Predeploys {
  return {
    CrossL2Inbox: toContract('CrossL2Inbox', crossL2Inbox),
    L2ToL2CrossDomainMessenger: toContract(
      'L2ToL2CrossDomainMessenger',
      l2ToL2CrossDomainMessenger,
    ),
    SuperchainETHBridge: toContract('SuperchainETHBridge', superchainETHBridge),
    ETHLiquidity: toContract('ETHLiquidity', ethLiquidity),
    ...readReplacements(directory, names),
  }
}
