// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Stands where a live network has more
/// @notice Answers what it can answer truly. Everything else that clients may call there needs an L1, bridges or a
/// governance, which a local network does not have: such a call reverts with an error of its own, and not as if the
/// caller had made a mistake.
abstract contract StandIn {
  /// @notice Thrown for a function of live networks that has nothing behind it here.
  /// @param selector The function; zero for ETH that is sent without a call.
  error NotOnLocalNetwork(bytes4 selector);

  /// @notice Takes no ETH.
  receive() external payable {
    revert NotOnLocalNetwork(0);
  }

  /// @notice Refuses every function that the contract does not have.
  fallback() external payable {
    revert NotOnLocalNetwork(msg.sig);
  }
}
