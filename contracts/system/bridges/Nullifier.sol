// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "../StandIn.sol";
import {NativeTokenVault} from "./NativeTokenVault.sol";

/// @title Where a live network's withdrawals come out
/// @notice `AssetRouter` deploys it. No bridge is behind it.
contract Nullifier is StandIn {
  /// @notice Where bridged tokens would be kept.
  NativeTokenVault public immutable l1NativeTokenVault = new NativeTokenVault();
}
