import interopCenter from '../../artifacts/contracts/interop/InteropCenter.sol/InteropCenter.json'
import bridgehub from '../../artifacts/contracts/system/Bridgehub.sol/Bridgehub.json'
import l1Messenger from '../../artifacts/contracts/system/L1Messenger.sol/L1Messenger.json'
import l2InteropRootStorage from '../../artifacts/contracts/system/L2InteropRootStorage.sol/L2InteropRootStorage.json'
import l2MessageVerification from '../../artifacts/contracts/system/L2MessageVerification.sol/L2MessageVerification.json'
import messageRoot from '../../artifacts/contracts/system/MessageRoot.sol/MessageRoot.json'
import { readReplacements, type SystemContract, toContract } from '../config/systemContracts'

/** The system contracts that can be replaced by another implementation of the protocol. */
const swappableContracts = [
  'L1Messenger',
  'L2InteropRootStorage',
  'L2MessageVerification',
  'MessageRoot',
] as const

type SwappableContract = (typeof swappableContracts)[number]

/** The contracts that an ecosystem has from the beginning. */
export type SystemContracts = Record<
  SwappableContract | 'Bridgehub' | 'InteropCenter',
  SystemContract
>

/**
 * Reads the system contracts of an ecosystem.
 *
 * @param directory - Directory with compiled contracts of Hardhat or forge to use instead of the built-in ones; null for
 * none.
 * @throws If it has none of them, or one cannot be used.
 */
export function readSystemContracts(directory: string | null): SystemContracts {
  return {
    L1Messenger: toContract('L1Messenger', l1Messenger),
    L2InteropRootStorage: toContract('L2InteropRootStorage', l2InteropRootStorage),
    L2MessageVerification: toContract('L2MessageVerification', l2MessageVerification),
    MessageRoot: toContract('MessageRoot', messageRoot),
    Bridgehub: toContract('Bridgehub', bridgehub),
    InteropCenter: toContract('InteropCenter', interopCenter),
    ...readReplacements(directory, swappableContracts),
  }
}
