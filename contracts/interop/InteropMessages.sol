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

/// @title Messages between chains
/// @notice Sends a message from this chain, and tells whether a message was sent from another.
///
/// CAUTION: a message is a broadcast. It names no destination, never expires, and can be proven as often as anyone
/// likes, each time with a different proof. Who receives one has to check where it comes from and remember what it
/// stands for, not the proof it came with.
library InteropMessages {
  /// @notice Sends a message to whoever cares to verify it.
  /// @param data What is to be said.
  /// @return messageHash keccak256 of the data.
  function broadcast(bytes memory data) internal returns (bytes32 messageHash) {
    return IL2ToL1Messenger(L1_MESSENGER).sendToL1(data);
  }

  /// @notice Whether a message was sent, as far as this chain can know by now.
  /// @dev Reverts with an error of the verifier if the proof is not well-formed.
  /// @param sourceChainId Chain that the message was sent from.
  /// @param batchNumber Batch of that chain in which it was sent.
  /// @param index Index of the message's leaf in the batch's logs tree.
  /// @param message The message.
  /// @param proof From the leaf up to an interop root that this chain has imported.
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

  /// @notice Whether a message with this hash was sent, as far as this chain can know by now.
  /// @dev Rebuilds the log that the messenger leaves for the message. Reverts with an error of the verifier if the proof
  /// is not well-formed.
  /// @param sender Who is to have sent it.
  /// @param messageHash keccak256 of the message.
  /// @param proof From the message's leaf up to an interop root that this chain has imported.
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
        proof.words
      );
  }
}
