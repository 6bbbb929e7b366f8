// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IRewardToken} from "../../interfaces/IRewardToken.sol";

/// @title Reward token for staking on other chains of the Superchain
/// @notice Rewards deposits that the messenger delivers a message about, sent by the staking contract approved for the source
/// chain of the message. Whether that message was sent is checked by the nodes of this chain, not by a contract.
interface ISuperchainToken is IRewardToken {
  /// @notice Emitted when an account is rewarded.
  /// @param account Account that received the reward: the depositor, or the beneficiary that the deposit names.
  /// @param sourceChainId Chain of the deposit.
  event RewardMinted(address indexed account, uint256 indexed sourceChainId);

  /// @notice Thrown when the caller is not the messenger.
  /// @param caller The caller.
  error SuperchainTokenNotMessenger(address caller);

  /// @notice Mints the reward of an account. Can only be called by the messenger, while it relays a message from an approved
  /// staking contract.
  /// @dev A message about an account that has been rewarded reverts, and so can never be relayed.
  /// @param account Account to reward: the depositor, or the beneficiary that the deposit names.
  function reward(address account) external;
}
