import interopTokenArtifact from '../artifacts/contracts/InteropToken.sol/InteropToken.json'
import stakingArtifact from '../artifacts/contracts/Staking.sol/Staking.json'
import { interopTokenAbi } from '../contracts/abi/InteropToken'
import { stakingAbi } from '../contracts/abi/Staking'
import type { DappContracts } from './DappContracts'
import { interopCenter } from './interopCenter'

/** The token approves the staking contracts that exist when it is deployed. */
export const zksyncContracts = {
  staking: {
    name: 'Staking',
    source: 'contracts/Staking.sol',
    artifact: stakingArtifact,
    abi: stakingAbi,
    args: () => [],
  },
  token: {
    name: 'InteropToken',
    source: 'contracts/InteropToken.sol',
    artifact: interopTokenArtifact,
    abi: interopTokenAbi,
    args: (chains) => [
      chains.map(({ chainId }) => BigInt(chainId)),
      chains.map(({ staking }) => staking),
    ],
  },
  center: interopCenter,
} satisfies DappContracts
