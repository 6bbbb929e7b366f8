import type { Abi } from 'viem'
import { bridgehubAbi } from '../../../contracts/abi/Bridgehub'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { l2InteropRootStorageAbi } from '../../../contracts/abi/L2InteropRootStorage'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { messageRootAbi } from '../../../contracts/abi/MessageRoot'
import { stakingAbi } from '../../../contracts/abi/Staking'
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
]
