// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MessageSender} from "./MessageSender.sol";

/// @title Forwards calls to a contract that sends messages
contract MessageSenderFront {
  MessageSender public immutable SENDER = new MessageSender();

  function broadcast(bytes[] calldata messages) external {
    SENDER.broadcast(messages);
  }
}
