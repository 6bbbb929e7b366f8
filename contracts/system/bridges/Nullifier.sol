// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "../StandIn.sol";
import {NativeTokenVault} from "./NativeTokenVault.sol";

/// @title Exit point of withdrawals on a live network
/// @notice Deployed by `AssetRouter`. No bridge is behind it.
contract Nullifier is StandIn {
  /// @notice Returns the contract that holds bridged tokens on a live network.
  NativeTokenVault public immutable l1NativeTokenVault = new NativeTokenVault();
}
