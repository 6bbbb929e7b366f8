// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Reward token for staking on other chains
/// @notice An ERC-20 token minted only as a reward: one whole token, once per account, for a first deposit in an approved
/// staking contract. The reward goes to the depositor, or to the beneficiary that the deposit names. An inheriting interface
/// defines how the message about the deposit arrives.
interface IRewardToken {
  /// @notice Emitted when the staking contract of a chain is approved. Its first deposits earn rewards from then on.
  /// @param chainId Chain of the staking contract.
  /// @param stakingContract The staking contract.
  event StakingContractApproved(uint256 indexed chainId, address indexed stakingContract);

  /// @notice Emitted when the approved staking contract of a chain is replaced. Rewards already minted are not affected.
  /// @param chainId Chain of both staking contracts.
  /// @param previousContract The staking contract that was approved before.
  /// @param stakingContract The staking contract that is approved now.
  event StakingContractReplaced(
    uint256 indexed chainId,
    address indexed previousContract,
    address indexed stakingContract
  );

  /// @notice Thrown when the message was not sent by the staking contract approved for its chain.
  /// @param sourceChainId Source chain of the message.
  /// @param sender Sender of the message.
  error InteropTokenUnapprovedSender(uint256 sourceChainId, address sender);

  /// @notice Thrown when the account has already been rewarded.
  /// @param account Account that the message rewards.
  error InteropTokenAlreadyMinted(address account);

  /// @notice Thrown when the arrays given to the constructor differ in length.
  /// @param chainIds Number of chain ids.
  /// @param stakingContracts Number of staking contracts.
  error InteropTokenLengthMismatch(uint256 chainIds, uint256 stakingContracts);

  /// @notice Thrown when the chain id is 0.
  error InteropTokenZeroChainId();

  /// @notice Thrown when the staking contract is the zero address.
  /// @param chainId The chain.
  error InteropTokenZeroStakingContract(uint256 chainId);

  /// @notice Thrown when the chain already has an approved staking contract. Use `replaceStakingContract` to replace it.
  /// @param chainId The chain.
  /// @param stakingContract Its staking contract.
  error InteropTokenAlreadyApproved(uint256 chainId, address stakingContract);

  /// @notice Thrown when the chain has no approved staking contract to replace.
  /// @param chainId The chain.
  error InteropTokenNotApproved(uint256 chainId);

  /// @notice Approves the staking contract of a chain that has none. Can only be called by the owner.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The staking contract, not the zero address.
  function approveStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Replaces the approved staking contract of a chain. Can only be called by the owner.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The new staking contract, not the zero address.
  function replaceStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Returns the approved staking contract of a chain, or the zero address if there is none.
  /// @param chainId The chain.
  /// @return stakingContract The staking contract.
  function approvedStakingContracts(
    uint256 chainId
  ) external view returns (address stakingContract);

  /// @notice Returns whether an account has been rewarded.
  /// @param account The account.
  /// @return isRewarded Whether it has; remains true after the account transfers its tokens.
  function addressesThatMinted(address account) external view returns (bool isRewarded);

  /// @notice Returns the block of an account's reward, so that its event is found without searching the chain.
  /// @param account The account.
  /// @return blockNumber Number of the block with the event `RewardMinted`; 0 if the account has not been rewarded.
  function rewardBlock(address account) external view returns (uint256 blockNumber);

  /// @notice Returns the number of accounts rewarded for a deposit on a chain.
  /// @param chainId The chain.
  /// @return rewards Number of rewards.
  function rewardsByChain(uint256 chainId) external view returns (uint256 rewards);

  /// @notice Returns the chain with the most rewards, or the first to reach that number in case of a tie. 0 before the first
  /// reward.
  /// @return chainId The chain.
  function winningChainId() external view returns (uint256 chainId);

  /// @notice Returns the reward per account, in base units: one whole token.
  /// @return amount 10^18, as the token has 18 decimals.
  function REWARD() external view returns (uint256 amount);
}
