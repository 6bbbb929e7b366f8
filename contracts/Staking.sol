// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StakingBase} from "./base/StakingBase.sol";
import {DepositMessage} from "./interop/DepositMessage.sol";
import {InteropMessages} from "./interop/InteropMessages.sol";

/// @title Staking with cross-chain proof of deposit
/// @notice The staking side of Interstake on ZKsync chains, deployed on every staking chain.
contract Staking is StakingBase {
  /// @dev Broadcasts the message: any chain can verify it.
  function _sendMessage(address beneficiary) internal override returns (bytes32 messageHash) {
    return InteropMessages.broadcast(DepositMessage.encode(msg.sender, beneficiary));
  }
}
