// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../interop/InteropReceiver.sol";

/// @title A notice board that is written to from another chain
/// @notice Example of a receiver: one author, on one chain, whose every message is the text of the next notice.
contract NoticeBoard is InteropReceiver {
  /// @notice Chain of the author.
  uint256 public immutable AUTHOR_CHAIN_ID;

  /// @notice Whose messages are put up: an account or a contract.
  address public immutable AUTHOR;

  /// @notice All notices, the oldest first.
  string[] public notices;

  /// @notice A notice has been put up.
  /// @param number Its place among the notices, from 0.
  /// @param interopHash Stands for the message that brought it.
  /// @param text What it says.
  event NoticePosted(uint256 indexed number, bytes32 indexed interopHash, string text);

  /// @notice A board without notices.
  /// @param authorChainId Chain of the author.
  /// @param author Whose messages are put up.
  constructor(uint256 authorChainId, address author) {
    AUTHOR_CHAIN_ID = authorChainId;
    AUTHOR = author;
  }

  /// @dev Puts up the text.
  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata,
    bytes calldata body
  ) internal override {
    emit NoticePosted(notices.length, interopHash, string(body));
    notices.push(string(body));
  }

  /// @dev The author, and nobody else.
  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return sourceChainId == AUTHOR_CHAIN_ID && sender == AUTHOR;
  }
}
