// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StakingBase} from "../base/StakingBase.sol";
import {IL2ToL2CrossDomainMessenger} from "./interfaces/IL2ToL2CrossDomainMessenger.sol";
import {ISuperchainStaking} from "./interfaces/ISuperchainStaking.sol";
import {ISuperchainToken} from "./interfaces/ISuperchainToken.sol";
import {L2_TO_L2_CROSS_DOMAIN_MESSENGER} from "./Predeploys.sol";

/// @title Staking with cross-chain proof of deposit
/// @notice The staking side of Interstake on the Superchain, deployed on every staking chain.
contract SuperchainStaking is ISuperchainStaking, StakingBase {
  /// @inheritdoc ISuperchainStaking
  uint256 public immutable REWARDS_CHAIN_ID;

  /// @inheritdoc ISuperchainStaking
  address public immutable TOKEN;

  /// @notice Sets where deposits are rewarded, once and for all.
  /// @param rewardsChainId Chain of the token, neither 0 nor this one.
  /// @param token The token, not the zero address.
  constructor(uint256 rewardsChainId, address token) {
    require(
      rewardsChainId != 0 && rewardsChainId != block.chainid,
      StakingInvalidRewardsChain(rewardsChainId)
    );
    require(token != address(0), StakingZeroToken());
    REWARDS_CHAIN_ID = rewardsChainId;
    TOKEN = token;
  }

  /// @dev Sends a call of the token.
  function _sendMessage(address beneficiary) internal override returns (bytes32 messageHash) {
    return
      IL2ToL2CrossDomainMessenger(L2_TO_L2_CROSS_DOMAIN_MESSENGER).sendMessage(
        REWARDS_CHAIN_ID,
        TOKEN,
        abi.encodeCall(ISuperchainToken.reward, (beneficiary))
      );
  }
}
