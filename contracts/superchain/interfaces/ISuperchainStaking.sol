// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IStaking} from "../../interfaces/IStaking.sol";

/// @title Staking that announces first deposits to a token on another chain of the Superchain
/// @notice The message of a first deposit calls `reward` of the token, through the messenger. Anyone can relay it there. If its
/// log expires before that, anyone can send it again with `resendMessage` of the messenger.
interface ISuperchainStaking is IStaking {
  /// @notice Thrown when the rewards chain is 0 or this chain, which messages cannot be sent to.
  /// @param chainId The chain.
  error StakingInvalidRewardsChain(uint256 chainId);

  /// @notice Thrown when the token is the zero address.
  error StakingZeroToken();

  /// @notice Returns the chain of the token.
  /// @return chainId The chain.
  function REWARDS_CHAIN_ID() external view returns (uint256 chainId);

  /// @notice Returns the token that rewards deposits.
  /// @return token The token, an `ISuperchainToken` on the rewards chain.
  function TOKEN() external view returns (address token);
}
