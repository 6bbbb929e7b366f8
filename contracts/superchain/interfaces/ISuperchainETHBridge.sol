// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Bridge for ETH between chains of the Superchain
/// @notice Takes in ETH on one chain, and pays out as much on another when the message about it is relayed there.
interface ISuperchainETHBridge {
  /// @notice Emitted when ETH is sent to another chain.
  /// @param from Sender.
  /// @param to Recipient on the other chain.
  /// @param amount Amount, in wei.
  /// @param destination The other chain.
  event SendETH(address indexed from, address indexed to, uint256 amount, uint256 destination);

  /// @notice Emitted when ETH arrives from another chain.
  /// @param from Sender on the other chain.
  /// @param to Recipient.
  /// @param amount Amount, in wei.
  /// @param source The other chain.
  event RelayETH(address indexed from, address indexed to, uint256 amount, uint256 source);

  /// @notice Thrown when the caller of `relayETH` is not the messenger.
  error Unauthorized();

  /// @notice Thrown when the message was not sent by the bridge of its source chain.
  error InvalidCrossDomainSender();

  /// @notice Thrown when the recipient is the zero address.
  error ZeroAddress();

  /// @notice Sends `msg.value` to another chain.
  ///
  /// CAUTION: ETH for a chain that does not exist is lost.
  /// @param to Recipient there, not the zero address.
  /// @param chainId The other chain.
  /// @return messageHash Hash of the message.
  function sendETH(address to, uint256 chainId) external payable returns (bytes32 messageHash);

  /// @notice Pays out ETH from another chain, without calling the recipient. Can only be called by the messenger, while it
  /// relays a message of the bridge on the other chain.
  /// @param from Sender on the other chain.
  /// @param to Recipient.
  /// @param amount Amount, in wei.
  function relayETH(address from, address to, uint256 amount) external;

  /// @notice Returns the version of the protocol's contract that this one behaves as.
  /// @return semver The version.
  function version() external view returns (string memory semver);
}
