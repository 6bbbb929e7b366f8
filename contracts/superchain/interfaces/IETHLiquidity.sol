// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Reserve of the ETH bridge
/// @notice Holds more ETH than can ever arrive, so that the bridge can pay out on this chain what it took in on another.
interface IETHLiquidity {
  /// @notice Emitted when the bridge puts in ETH that leaves this chain.
  /// @param caller The bridge.
  /// @param value Amount, in wei.
  event LiquidityBurned(address indexed caller, uint256 value);

  /// @notice Emitted when the bridge takes out ETH that arrives on this chain.
  /// @param caller The bridge.
  /// @param value Amount, in wei.
  event LiquidityMinted(address indexed caller, uint256 value);

  /// @notice Emitted when somebody adds ETH to the reserve.
  /// @param funder The caller.
  /// @param amount Amount, in wei.
  event LiquidityFunded(address indexed funder, uint256 amount);

  /// @notice Thrown when the caller is not the bridge.
  error Unauthorized();

  /// @notice Thrown when no ETH is added.
  error InvalidAmount();

  /// @notice Puts in `msg.value`. Can only be called by the bridge.
  function burn() external payable;

  /// @notice Adds `msg.value` to the reserve. Anyone can call this; nothing is given in return.
  function fund() external payable;

  /// @notice Takes out ETH. Can only be called by the bridge.
  /// @param amount Amount, in wei.
  function mint(uint256 amount) external;

  /// @notice Returns the version of the protocol's contract that this one behaves as.
  /// @return semver The version.
  function version() external view returns (string memory semver);
}
