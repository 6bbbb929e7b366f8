// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IL2ToL1Messenger} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/l2-helpers/IL2ToL1Messenger.sol";
import {
  L2Log,
  L2Message
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {Proof} from "../interfaces/IInteropCenter.sol";
import {L1_MESSENGER, L2_MESSAGE_VERIFICATION} from "../system/SystemAddresses.sol";

/// @title Raw cross-chain messages
/// @notice Sends messages from this chain and verifies messages of other chains.
///
/// CAUTION: a message is a broadcast. It names no destination, never expires, and can be proven any number of times, each
/// time with a different proof. A receiver has to check its source, and prevent replay by the message, not by the proof.
library InteropMessages {
  /// @notice Broadcasts a message, which any other chain can verify.
  /// @param data Data of the message.
  /// @return messageHash keccak256 of the data.
  function broadcast(bytes memory data) internal returns (bytes32 messageHash) {
    return IL2ToL1Messenger(L1_MESSENGER).sendToL1(data);
  }

  /// @notice Returns whether a message was sent, given the interop roots imported so far.
  /// @dev Reverts with an error of the verifier if the proof is malformed.
  /// @param sourceChainId Chain that the message was sent from.
  /// @param batchNumber Batch of that chain that contains the message.
  /// @param index Index of the message's leaf in the batch's logs tree.
  /// @param message The message.
  /// @param proof Merkle proof from the leaf to an interop root that this chain has imported.
  function isProven(
    uint256 sourceChainId,
    uint256 batchNumber,
    uint256 index,
    L2Message calldata message,
    bytes32[] calldata proof
  ) internal view returns (bool) {
    return
      IMessageVerification(L2_MESSAGE_VERIFICATION).proveL2MessageInclusionShared(
        sourceChainId,
        batchNumber,
        index,
        message,
        proof
      );
  }

  /// @notice Returns whether a message with this hash was sent, given the interop roots imported so far.
  /// @dev Rebuilds the log that the messenger emits for the message. Reverts with an error of the verifier if the proof
  /// is malformed.
  /// @param sender Expected sender of the message.
  /// @param messageHash keccak256 of the message.
  /// @param proof Proof from the message to an interop root that this chain has imported.
  function isHashProven(
    address sender,
    bytes32 messageHash,
    Proof calldata proof
  ) internal view returns (bool) {
    return
      IMessageVerification(L2_MESSAGE_VERIFICATION).proveL2LogInclusionShared(
        proof.sourceChainId,
        proof.batchNumber,
        proof.index,
        L2Log({
          l2ShardId: 0,
          isService: true,
          txNumberInBatch: proof.txNumberInBatch,
          sender: L1_MESSENGER,
          key: bytes32(uint256(uint160(sender))),
          value: messageHash
        }),
        proof.elements
      );
  }
}
