// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "../StandIn.sol";
import {Nullifier} from "./Nullifier.sol";

/// @title Where a live network's deposits go in
/// @notice The Bridgehub deploys it. No bridge is behind it.
contract AssetRouter is StandIn {
  /// @notice Where withdrawals would be finalized.
  Nullifier public immutable L1_NULLIFIER = new Nullifier();
}
