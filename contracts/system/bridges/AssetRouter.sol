// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "../StandIn.sol";
import {Nullifier} from "./Nullifier.sol";

/// @title Entry point of deposits on a live network
/// @notice Deployed by the Bridgehub. No bridge is behind it.
contract AssetRouter is StandIn {
  /// @notice Returns the contract that finalizes withdrawals on a live network.
  Nullifier public immutable L1_NULLIFIER = new Nullifier();
}
