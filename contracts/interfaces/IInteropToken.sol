// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";

/// @title Reward token for staking on other chains
/// @notice An ERC-20 token minted only as a reward: one whole token, once per account, for a proven first deposit in an
/// approved staking contract. The reward goes to the depositor, or to the beneficiary that the deposit names. No bridge,
/// oracle or relayer is trusted: proofs are verified against interop roots that this chain has imported.
interface IInteropToken {
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

  /// @notice Emitted when an account is rewarded.
  /// @param account Account that received the reward: the depositor, or the beneficiary that the deposit names.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that contains the message.
  /// @param l2MessageIndex Index of the message in the batch.
  event RewardMinted(
    address indexed account,
    uint256 indexed sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex
  );

  /// @notice Thrown when the message was not sent by the staking contract approved for its chain.
  /// @param sourceChainId Claimed source chain of the message.
  /// @param sender Claimed sender of the message.
  error InteropTokenUnapprovedSender(uint256 sourceChainId, address sender);

  /// @notice Thrown when the message is not one ABI-encoded nonzero address, or two that differ.
  /// @param data The message's data.
  error InteropTokenMalformedMessage(bytes data);

  /// @notice Thrown when `mint` is called by an account other than the one that the message rewards. Use `mintFor` to mint
  /// on behalf of another account.
  /// @param caller The caller.
  /// @param account Account that the message rewards: the depositor, or the beneficiary that the deposit names.
  error InteropTokenNotDepositor(address caller, address account);

  /// @notice Thrown when the account has already been rewarded.
  /// @param account Account that the message rewards.
  error InteropTokenAlreadyMinted(address account);

  /// @notice Thrown when the verifier rejects the proof: an argument is wrong, or this chain has not imported the interop
  /// root yet. The verifier itself reverts on a malformed proof.
  /// @param sourceChainId Claimed source chain of the message.
  /// @param l1BatchNumber Claimed batch of the message.
  /// @param l2MessageIndex Claimed index of the message in the batch.
  error InteropTokenInvalidProof(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex
  );

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

  /// @notice Mints the caller's reward.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that contains the message.
  /// @param l2MessageIndex Index of the message in the batch.
  /// @param message The message: index of its transaction in the batch, staking contract as sender, and the
  /// ABI-encoded depositor, followed by the beneficiary if one is named.
  /// @param proof Merkle proof from the message to an interop root that this chain has imported.
  function mint(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external;

  /// @notice Mints the reward of the account that the message rewards. Anyone can call this.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that contains the message.
  /// @param l2MessageIndex Index of the message in the batch.
  /// @param message The message: index of its transaction in the batch, staking contract as sender, and the
  /// ABI-encoded depositor, followed by the beneficiary if one is named.
  /// @param proof Merkle proof from the message to an interop root that this chain has imported.
  function mintFor(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external;

  /// @notice Approves the staking contract of a chain that has none. Can only be called by the owner.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The staking contract, not the zero address.
  function approveStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Replaces the approved staking contract of a chain. Can only be called by the owner.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The new staking contract, not the zero address.
  function replaceStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Returns whether a message, of any sender, was sent.
  /// @dev Reverts with an error of the verifier if the proof is malformed.
  /// @param sourceChainId Claimed source chain of the message.
  /// @param l1BatchNumber Claimed batch of the message.
  /// @param l2MessageIndex Claimed index of the message in the batch.
  /// @param message The message.
  /// @param proof Merkle proof from the message to an interop root that this chain has imported.
  /// @return isSent Whether the proof is valid; false as long as this chain has not imported the interop root.
  function checkMessageProof(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external view returns (bool isSent);

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
