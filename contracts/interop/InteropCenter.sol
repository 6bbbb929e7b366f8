// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IInteropCenter, InteropMessage, Proof} from "../interfaces/IInteropCenter.sol";
import {InteropMessages} from "./InteropMessages.sol";

/// @title Uniquely identified cross-chain messages
/// @notice Sends and verifies messages that carry their sender, source chain and sequence number.
/// @dev The bytecode does not depend on the chain, so CREATE2 yields the same address everywhere. A change of the code
/// changes the address, which `InteropCenterAddress.sol` and the client library contain.
contract InteropCenter is IInteropCenter {
  /// @inheritdoc IInteropCenter
  uint256 public messageCount;

  /// @inheritdoc IInteropCenter
  function sendInteropMessage(bytes calldata data) external returns (bytes32 interopHash) {
    uint256 messageNum = messageCount;
    messageCount = messageNum + 1;
    // The messenger returns the hash of its argument.
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
