// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title What a message to a receiver holds
/// @notice Data of two kinds, told apart by the first byte: a message with its destination and deadline, and the
/// cancellation of a message sent before. Both ends use this library, so that they can't disagree about it.
/// @dev Fixed widths with at most one part of free length, at the end: no two payloads have the same bytes.
library InteropPayload {
  uint8 private constant MESSAGE = 1;
  uint8 private constant CANCELLATION = 2;

  /// @dev Kind (1 byte), destination chain (32), deadline (8).
  uint256 private constant HEADER_LENGTH = 41;
  /// @dev Kind (1 byte), interopHash (32).
  uint256 private constant CANCELLATION_LENGTH = 33;

  /// @notice Data of a message.
  /// @param destinationChainId The only chain on which it counts; 0 for every chain.
  /// @param deadline The last second in which it counts, in seconds since 1970 by the destination's clock; 0 for none.
  /// @param body What the receiver is told.
  /// @return data The data.
  function encode(
    uint256 destinationChainId,
    uint64 deadline,
    bytes memory body
  ) internal pure returns (bytes memory data) {
    return abi.encodePacked(MESSAGE, destinationChainId, deadline, body);
  }

  /// @notice Data that cancels a message.
  /// @param interopHash Stands for the message.
  /// @return data The data.
  function encodeCancellation(bytes32 interopHash) internal pure returns (bytes memory data) {
    return abi.encodePacked(CANCELLATION, interopHash);
  }

  /// @notice Whether the data is that of a message, so that `decode` can read it.
  /// @param data The data.
  function isMessage(bytes calldata data) internal pure returns (bool) {
    return data.length >= HEADER_LENGTH && uint8(data[0]) == MESSAGE;
  }

  /// @notice Whether the data cancels this message.
  /// @param data The data.
  /// @param interopHash Stands for the message.
  function isCancellation(bytes calldata data, bytes32 interopHash) internal pure returns (bool) {
    return
      data.length == CANCELLATION_LENGTH &&
      uint8(data[0]) == CANCELLATION &&
      bytes32(data[1:]) == interopHash;
  }

  /// @notice Takes apart what `encode` made.
  /// @param data What `isMessage` says is a message.
  /// @return destinationChainId As for `encode`.
  /// @return deadline As for `encode`.
  /// @return body As for `encode`.
  function decode(
    bytes calldata data
  ) internal pure returns (uint256 destinationChainId, uint64 deadline, bytes calldata body) {
    return (uint256(bytes32(data[1:33])), uint64(bytes8(data[33:41])), data[HEADER_LENGTH:]);
  }
}
