// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {StandIn} from "./StandIn.sol";

/// @title Protocol version of the chains
/// @notice Deployed by the Bridgehub. It manages no chains: the Bridgehub creates them, and they are never upgraded.
contract ChainTypeManager is StandIn {
  /// @notice Returns the version of the protocol whose messages, trees and proofs the chains implement.
  /// @return major Always 0.
  /// @return minor The protocol version in its common form, as in v29.
  /// @return patch The patch version.
  function getSemverProtocolVersion()
    external
    pure
    returns (uint32 major, uint32 minor, uint32 patch)
  {
    return (0, 29, 0);
  }
}
