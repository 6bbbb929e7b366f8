// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IInteropCenter, InteropMessage, Proof} from "../interfaces/IInteropCenter.sol";
import {InteropMessages} from "./InteropMessages.sol";

/// @title Messages that can be told apart
/// @notice Sends and verifies messages that have a sender, a source and a number.
/// @dev Nothing in the code depends on the chain, and CREATE2 gives it the same address everywhere. A change of the code
/// is a new address: `InteropCenterAddress.sol` and the client library name it.
contract InteropCenter is IInteropCenter {
  /// @inheritdoc IInteropCenter
  uint256 public messageCount;

  /// @inheritdoc IInteropCenter
  function sendInteropMessage(bytes calldata data) external returns (bytes32 interopHash) {
    uint256 messageNum = messageCount;
    messageCount = messageNum + 1;
    // The messenger answers with the hash of what it is given.
    interopHash = InteropMessages.broadcast(
      abi.encode(
        InteropMessage({
          data: data,
          sender: msg.sender,
          sourceChainId: block.chainid,
          messageNum: messageNum
        })
      )
    );
    emit InteropMessageSent(interopHash, msg.sender, messageNum);
  }

  /// @inheritdoc IInteropCenter
  function verifyInteropMessage(
    bytes32 interopHash,
    Proof calldata proof
  ) external view returns (bool isSent) {
    return InteropMessages.isHashProven(address(this), interopHash, proof);
  }
}
