// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../interop/InteropReceiver.sol";

/// @title Notice board written from another chain
/// @notice Example of a receiver: a single author on a single chain, each of whose messages is the text of a new notice.
contract NoticeBoard is InteropReceiver {
  /// @notice Returns the chain of the author.
  uint256 public immutable AUTHOR_CHAIN_ID;

  /// @notice Returns the account or contract whose messages are posted.
  address public immutable AUTHOR;

  /// @notice Returns a notice by its index, oldest first.
  string[] public notices;

  /// @notice Emitted when a notice is posted.
  /// @param number Index of the notice, from 0.
  /// @param interopHash Identifies the message that contained it.
  /// @param text Text of the notice.
  event NoticePosted(uint256 indexed number, bytes32 indexed interopHash, string text);

  /// @notice Creates an empty board.
  /// @param authorChainId Chain of the author.
  /// @param author Account or contract whose messages are posted.
  constructor(uint256 authorChainId, address author) {
    AUTHOR_CHAIN_ID = authorChainId;
    AUTHOR = author;
  }

  /// @dev Posts the text.
  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata,
    bytes calldata body
  ) internal override {
    emit NoticePosted(notices.length, interopHash, string(body));
    notices.push(string(body));
  }

  /// @dev Approves the author only.
  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return sourceChainId == AUTHOR_CHAIN_ID && sender == AUTHOR;
  }
}
