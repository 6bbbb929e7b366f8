// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessages} from "../interop/InteropMessages.sol";

/// @title Sends messages
contract MessageSender {
  function broadcast(bytes[] calldata messages) external {
    for (uint256 i = 0; i < messages.length; ++i) InteropMessages.broadcast(messages[i]);
  }
}
