// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Codec of messages to an InteropReceiver
/// @notice The first byte distinguishes two kinds of payload: a message with its destination and deadline, and the
/// cancellation of an earlier message. Both sides use this library, so that they agree on the encoding.
/// @dev All fields have a fixed width except the last, so different payloads never have the same encoding.
library InteropPayload {
  uint8 private constant MESSAGE = 1;
  uint8 private constant CANCELLATION = 2;

  /// @dev Kind (1 byte), destination chain (32), deadline (8).
  uint256 private constant HEADER_LENGTH = 41;
  /// @dev Kind (1 byte), interopHash (32).
  uint256 private constant CANCELLATION_LENGTH = 33;

  /// @notice Encodes a message.
  /// @param destinationChainId The only chain on which the message is valid; 0 for any chain.
  /// @param deadline Last Unix timestamp, in seconds of the destination chain, at which the message is valid; 0 for none.
  /// @param body Body of the message, for the receiver to interpret.
  /// @return data The data.
  function encode(
    uint256 destinationChainId,
    uint64 deadline,
    bytes memory body
  ) internal pure returns (bytes memory data) {
    return abi.encodePacked(MESSAGE, destinationChainId, deadline, body);
  }

  /// @notice Encodes the cancellation of a message.
  /// @param interopHash Identifies the message.
  /// @return data The data.
  function encodeCancellation(bytes32 interopHash) internal pure returns (bytes memory data) {
    return abi.encodePacked(CANCELLATION, interopHash);
  }

  /// @notice Returns whether the data is that of a message, which `decode` accepts.
  /// @param data The data.
  function isMessage(bytes calldata data) internal pure returns (bool) {
    return data.length >= HEADER_LENGTH && uint8(data[0]) == MESSAGE;
  }

  /// @notice Returns whether the data cancels this message.
  /// @param data The data.
  /// @param interopHash Identifies the message.
  function isCancellation(bytes calldata data, bytes32 interopHash) internal pure returns (bool) {
    return
      data.length == CANCELLATION_LENGTH &&
      uint8(data[0]) == CANCELLATION &&
      bytes32(data[1:]) == interopHash;
  }

  /// @notice Decodes a message, the inverse of `encode`.
  /// @param data Data for which `isMessage` returns true.
  /// @return destinationChainId As for `encode`.
  /// @return deadline As for `encode`.
  /// @return body As for `encode`.
  function decode(
    bytes calldata data
  ) internal pure returns (uint256 destinationChainId, uint64 deadline, bytes calldata body) {
    return (uint256(bytes32(data[1:33])), uint64(bytes8(data[33:41])), data[HEADER_LENGTH:]);
  }
}
