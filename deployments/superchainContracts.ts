import superchainStakingArtifact from '../artifacts/contracts/superchain/SuperchainStaking.sol/SuperchainStaking.json'
import superchainTokenArtifact from '../artifacts/contracts/superchain/SuperchainToken.sol/SuperchainToken.json'
import { superchainStakingAbi } from '../contracts/abi/SuperchainStaking'
import { superchainTokenAbi } from '../contracts/abi/SuperchainToken'
import type { DappContracts } from './DappContracts'

/** Staking contracts name the token, so it is deployed first, and approves them later. */
export const superchainContracts = {
  staking: {
    name: 'SuperchainStaking',
    source: 'contracts/superchain/SuperchainStaking.sol',
    artifact: superchainStakingArtifact,
    abi: superchainStakingAbi,
    args: ({ rewardsChainId, token }) => [BigInt(rewardsChainId), token],
  },
  token: {
    name: 'SuperchainToken',
    source: 'contracts/superchain/SuperchainToken.sol',
    artifact: superchainTokenArtifact,
    abi: superchainTokenAbi,
    args: () => [[], []],
  },
  center: null,
} satisfies DappContracts
