// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";

/// @title A reward for staking on another chain
/// @notice An ERC-20 whose only source is its rewards: one whole token, once, for every account that can be proven to
/// have made a first deposit at a staking contract that the owner approved, or to be its named beneficiary. There is no bridge, oracle or trusted
/// relayer in between: the proof ends in an interop root which this chain has imported.
interface IInteropToken {
  /// @notice The first deposits at a chain's staking contract are rewarded from now on.
  /// @param chainId Chain of the staking contract.
  /// @param stakingContract The staking contract.
  event StakingContractApproved(uint256 indexed chainId, address indexed stakingContract);

  /// @notice Another staking contract of a chain is the approved one from now on. Rewards minted before stay.
  /// @param chainId Chain of both staking contracts.
  /// @param previousContract Whose messages no longer count.
  /// @param stakingContract Whose messages count.
  event StakingContractReplaced(
    uint256 indexed chainId,
    address indexed previousContract,
    address indexed stakingContract
  );

  /// @notice An account has been rewarded.
  /// @param account Who received the reward: who made the first deposit, or the beneficiary that it named.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that holds the message about it.
  /// @param l2MessageIndex Index of the message in the batch.
  event RewardMinted(
    address indexed account,
    uint256 indexed sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex
  );

  /// @notice Thrown when the message was not sent by the staking contract approved for its chain.
  /// @param sourceChainId Chain that the message is said to come from.
  /// @param sender Who is said to have sent it.
  error InteropTokenUnapprovedSender(uint256 sourceChainId, address sender);

  /// @notice Thrown when the message is not exactly one ABI word that holds an address other than zero, or two of
  /// different addresses.
  /// @param data The message's data.
  error InteropTokenMalformedMessage(bytes data);

  /// @notice Thrown when somebody else's reward is claimed with `mint`. `mintFor` does that.
  /// @param caller Who called.
  /// @param account Whom the message rewards: the depositor, or the beneficiary that the depositor named.
  error InteropTokenNotDepositor(address caller, address account);

  /// @notice Thrown when the account has had its reward.
  /// @param account Whom the message rewards.
  error InteropTokenAlreadyMinted(address account);

  /// @notice Thrown when the proof does not end in an interop root which this chain has imported: anything in the call
  /// may be wrong, or the root has yet to be imported. A proof that is not even well-formed makes the verifier revert.
  /// @param sourceChainId Chain that the message is said to come from.
  /// @param l1BatchNumber Batch that is said to hold it.
  /// @param l2MessageIndex Index that it is said to have there.
  error InteropTokenInvalidProof(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex
  );

  /// @notice Thrown when the constructor gets a different number of chains than of staking contracts.
  /// @param chainIds How many chains.
  /// @param stakingContracts How many staking contracts.
  error InteropTokenLengthMismatch(uint256 chainIds, uint256 stakingContracts);

  /// @notice Thrown for chain id 0.
  error InteropTokenZeroChainId();

  /// @notice Thrown when the zero address is to be approved.
  /// @param chainId Chain that the contract was to be of.
  error InteropTokenZeroStakingContract(uint256 chainId);

  /// @notice Thrown when the chain has an approved staking contract. `replaceStakingContract` replaces it.
  /// @param chainId The chain.
  /// @param stakingContract Its staking contract.
  error InteropTokenAlreadyApproved(uint256 chainId, address stakingContract);

  /// @notice Thrown when the chain has no approved staking contract that could be replaced.
  /// @param chainId The chain.
  error InteropTokenNotApproved(uint256 chainId);

  /// @notice Mints the caller's reward.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that holds the message about it.
  /// @param l2MessageIndex Index of the message in the batch.
  /// @param message The message: number of its transaction in the batch, staking contract, ABI-encoded depositor and
  /// beneficiary if one is named.
  /// @param proof From the message up to an interop root which this chain has imported.
  function mint(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external;

  /// @notice Mints a reward on behalf of the account that the message rewards. Anyone may call.
  /// @param sourceChainId Chain of the deposit.
  /// @param l1BatchNumber Batch of that chain that holds the message about it.
  /// @param l2MessageIndex Index of the message in the batch.
  /// @param message The message: number of its transaction in the batch, staking contract, ABI-encoded depositor and
  /// beneficiary if one is named.
  /// @param proof From the message up to an interop root which this chain has imported.
  function mintFor(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external;

  /// @notice Approves the staking contract of a chain that has none yet. Owner only.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The staking contract, not the zero address.
  function approveStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Replaces the staking contract of a chain that has one. Owner only.
  /// @param chainId Chain of the staking contract, not 0.
  /// @param stakingContract The new staking contract, not the zero address.
  function replaceStakingContract(uint256 chainId, address stakingContract) external;

  /// @notice Whether a message, any message, was sent.
  /// @dev Reverts with an error of the verifier if the proof is not well-formed.
  /// @param sourceChainId Chain that the message is said to come from.
  /// @param l1BatchNumber Batch that is said to hold it.
  /// @param l2MessageIndex Index that it is said to have there.
  /// @param message The message.
  /// @param proof From the message up to an interop root which this chain has imported.
  /// @return isSent Whether the proof holds; false also as long as the root has yet to be imported.
  function checkMessageProof(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external view returns (bool isSent);

  /// @notice The approved staking contract of a chain; the zero address if there is none.
  /// @param chainId The chain.
  /// @return stakingContract The staking contract.
  function approvedStakingContracts(
    uint256 chainId
  ) external view returns (address stakingContract);

  /// @notice Whether an account has had its reward.
  /// @param account The account.
  /// @return isRewarded Whether it has; stays true whatever becomes of the token.
  function addressesThatMinted(address account) external view returns (bool isRewarded);

  /// @notice How many accounts were rewarded for a deposit on this chain.
  /// @param chainId The chain.
  /// @return rewards How many.
  function rewardsByChain(uint256 chainId) external view returns (uint256 rewards);

  /// @notice The chain with the most rewards; among chains with equally many the one that got there first. 0 before
  /// the first reward.
  /// @return chainId The chain.
  function winningChainId() external view returns (uint256 chainId);

  /// @notice What an account gets, in base units: one whole token.
  /// @return amount 10^18, as the token has 18 decimals.
  function REWARD() external view returns (uint256 amount);
}
