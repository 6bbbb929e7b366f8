import type { Abi } from 'viem'
import { bridgehubAbi } from '../../../contracts/abi/Bridgehub'
import { crossL2InboxAbi } from '../../../contracts/abi/CrossL2Inbox'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { l2ToL2CrossDomainMessengerAbi } from '../../../contracts/abi/L2ToL2CrossDomainMessenger'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { superchainETHBridgeAbi } from '../../../contracts/abi/SuperchainETHBridge'
import { superchainStakingAbi } from '../../../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../../../contracts/abi/SuperchainToken'
import { zkChainAbi } from '../../../contracts/abi/ZKChain'

/** Functions, events and errors of all known contracts. */
export const knownAbi: Abi = [
  ...stakingAbi,
  ...interopTokenAbi,
  ...l1MessengerAbi,
  ...l2InteropRootStorageAbi,
  ...l2MessageVerificationAbi,
  ...messageRootAbi,
  ...bridgehubAbi,
  ...zkChainAbi,
  ...superchainStakingAbi,
  ...superchainTokenAbi,
  ...crossL2InboxAbi,
  ...l2ToL2CrossDomainMessengerAbi,
  ...superchainETHBridgeAbi,
]
