// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RewardToken} from "../base/RewardToken.sol";
import {IL2ToL2CrossDomainMessenger} from "./interfaces/IL2ToL2CrossDomainMessenger.sol";
import {ISuperchainToken} from "./interfaces/ISuperchainToken.sol";
import {L2_TO_L2_CROSS_DOMAIN_MESSENGER} from "./Predeploys.sol";

/// @title Interop Token
/// @notice The reward side of Interstake on the Superchain, deployed on the rewards chain.
contract SuperchainToken is ISuperchainToken, RewardToken {
  /// @notice Approves the first staking contracts. The deployer owns the token.
  /// @param chainIds Chains whose stakers are rewarded.
  /// @param stakingContracts The staking contract of each chain.
  constructor(
    uint256[] memory chainIds,
    address[] memory stakingContracts
  ) RewardToken(chainIds, stakingContracts) {}

  /// @inheritdoc ISuperchainToken
  function reward(address account) external {
    require(msg.sender == L2_TO_L2_CROSS_DOMAIN_MESSENGER, SuperchainTokenNotMessenger(msg.sender));
    (address sender, uint256 sourceChainId) = IL2ToL2CrossDomainMessenger(
      L2_TO_L2_CROSS_DOMAIN_MESSENGER
    ).crossDomainMessageContext();
    _requireApproved(sourceChainId, sender);

    _markRewarded(account, sourceChainId);
    emit RewardMinted(account, sourceChainId);
    _mint(account, REWARD);
  }
}
