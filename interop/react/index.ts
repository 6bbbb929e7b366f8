export type { ConfigParameter } from './ConfigParameter'
export type { MessageParameters, TransactionParameters } from './MessageParameters'
export type { ProofProblem } from './proofProblem'
export type { QueryParameters } from './QueryParameters'
export { chainKey } from './query/chainKey'
export type { Reward } from './Reward'
export type { MessageStatusResult } from './useClientMessageStatus'
export {
  type UseMessageStatusParameters,
  type UseMessageStatusReturnType,
  useMessageStatus,
} from './useMessageStatus'
export { type UseMessagesParameters, type UseMessagesReturnType, useMessages } from './useMessages'
export {
  type MintRewardVariables,
  type UseMintRewardParameters,
  type UseMintRewardReturnType,
  useMintReward,
} from './useMintReward'
export { type UseRewardParameters, type UseRewardReturnType, useReward } from './useReward'
