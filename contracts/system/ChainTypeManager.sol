// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "./StandIn.sol";

/// @title Which protocol the chains follow
/// @notice The Bridgehub deploys it. It manages no chains: they are created by the Bridgehub and never upgraded.
contract ChainTypeManager is StandIn {
  /// @notice Version of the protocol whose messages, trees and proofs the chains here have.
  /// @return major Always 0.
  /// @return minor The version as it is usually named, as in v29.
  /// @return patch The patch.
  function getSemverProtocolVersion()
    external
    pure
    returns (uint32 major, uint32 minor, uint32 patch)
  {
    return (0, 29, 0);
  }
}
