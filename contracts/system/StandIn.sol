// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Base of contracts that are incomplete on a local network
/// @notice Implements only views that a local network supports. Other functions need an L1, bridges or governance,
/// which a local network lacks: they revert with a dedicated error, so that the failure is not mistaken for an error of
/// the caller.
abstract contract StandIn {
  /// @notice Thrown when a function that only live networks implement is called.
  /// @param selector Selector of the function; zero for a plain transfer of ETH.
  error NotOnLocalNetwork(bytes4 selector);

  /// @notice Rejects transfers of ETH.
  receive() external payable {
    revert NotOnLocalNetwork(0);
  }

  /// @notice Rejects every function that the contract does not implement.
  fallback() external payable {
    revert NotOnLocalNetwork(msg.sig);
  }
}
