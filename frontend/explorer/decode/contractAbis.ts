import type { Abi } from 'viem'
import { assetRouterAbi } from '../../../contracts/abi/AssetRouter'
import { bridgehubAbi } from '../../../contracts/abi/Bridgehub'
import { chainTypeManagerAbi } from '../../../contracts/abi/ChainTypeManager'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { ethLiquidityAbi } from '../../../contracts/abi/ETHLiquidity'
import { interopCenterAbi } from '../../../contracts/abi/InteropCenter'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { nativeTokenVaultAbi } from '../../../contracts/abi/NativeTokenVault'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { superchainETHBridgeAbi } from '../../../contracts/abi/SuperchainETHBridge'
import { superchainStakingAbi } from '../../../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../../../contracts/abi/SuperchainToken'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'

const abis = new Map<string, Abi>(
  Object.entries({
    Staking: stakingAbi,
    InteropToken: interopTokenAbi,
    InteropCenter: interopCenterAbi,
    L1Messenger: l1MessengerAbi,
    L2InteropRootStorage: l2InteropRootStorageAbi,
    L2MessageVerification: l2MessageVerificationAbi,
    MessageRoot: messageRootAbi,
    Bridgehub: bridgehubAbi,
    ChainTypeManager: chainTypeManagerAbi,
    AssetRouter: assetRouterAbi,
    NativeTokenVault: nativeTokenVaultAbi,
    ZKChain: zkChainAbi,
    SuperchainStaking: superchainStakingAbi,
    SuperchainToken: superchainTokenAbi,
    CrossL2Inbox: crossL2InboxAbi,
    L2ToL2CrossDomainMessenger: l2ToL2CrossDomainMessengerAbi,
    SuperchainETHBridge: superchainETHBridgeAbi,
    ETHLiquidity: ethLiquidityAbi,
  }),
)

/** Functions, events and errors of all known contracts. */
export const knownAbi: Abi = [...abis.values()].flat()

/** The ABI of a contract by its name, which can be followed by the name of a chain; undefined if it is not known. */
export function abiOfContract(name: string): Abi | undefined {
  const [kind = ''] = name.split(' ')
  return abis.get(kind)
}
