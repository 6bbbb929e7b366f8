// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IRewardToken} from "./IRewardToken.sol";

/// @notice The arguments of `mintFor`, for one message of a batch.
/// @param sourceChainId Chain of the deposit.
/// @param l1BatchNumber Batch of that chain that contains the message.
/// @param l2MessageIndex Index of the message in the batch.
/// @param message The message.
/// @param proof Merkle proof from the message to an interop root that this chain has imported.
struct RewardClaim {
  uint256 sourceChainId;
  uint256 l1BatchNumber;
  uint256 l2MessageIndex;
  L2Message message;
  bytes32[] proof;
}

/// @title Reward token for staking on other ZKsync chains
/// @notice Rewards deposits that are proven. No bridge, oracle or relayer is trusted: proofs are verified against interop
/// roots that this chain has imported.
interface IInteropToken is IRewardToken {
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

  /// @notice Thrown when the message is not one ABI-encoded nonzero address, or two that differ.
  /// @param data The message's data.
  error InteropTokenMalformedMessage(bytes data);

  /// @notice Thrown when `mint` is called by an account other than the one that the message rewards. Use `mintFor` to mint
  /// on behalf of another account.
  /// @param caller The caller.
  /// @param account Account that the message rewards: the depositor, or the beneficiary that the deposit names.
  error InteropTokenNotDepositor(address caller, address account);

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

  /// @notice Mints the rewards of several messages, as `mintFor` does, and skips those whose account has already been
  /// rewarded. Anyone can call this.
  /// @dev Reverts if any other message is invalid, with the error that `mintFor` reverts with. `RewardMinted` is emitted for
  /// minted rewards only.
  /// @param claims The messages with their proofs, of any approved chains.
  /// @return isMinted Whether the reward of each message was minted; false for those that were skipped.
  function mintBatch(RewardClaim[] calldata claims) external returns (bool[] memory isMinted);

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
}
