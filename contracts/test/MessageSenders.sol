// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessages} from "../interop/InteropMessages.sol";

/// @title Sends messages of its own
contract MessageSender {
  function send(bytes[] calldata messages) external {
    for (uint256 i = 0; i < messages.length; ++i) InteropMessages.broadcast(messages[i]);
  }
}

/// @title A contract behind which another one sends
contract MessageSenderFront {
  MessageSender public immutable SENDER = new MessageSender();

  function send(bytes[] calldata messages) external {
    SENDER.send(messages);
  }
}
