// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {Merkle} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/libraries/Merkle.sol";
import {MessageHashing} from "./MessageHashing.sol";

/// @notice Thrown when a batch has more messages than its tree has leaves.
error LogsTreeTooManyMessages(uint256 count, uint256 capacity);

/// @title Logs tree of a batch
/// @notice A Merkle tree of 16,384 leaves: those of the batch's messages in log order, padded with empty leaves.
library LogsTree {
  uint256 internal constant DEPTH = 14;
  uint256 internal constant CAPACITY = 1 << DEPTH;

  /// @dev keccak256 of 88 zero bytes.
  bytes32 internal constant EMPTY_LEAF =
    0x72abee45b59e344af8a6e520241c4744aff26ed411f4c4b00f8af09adada43ba;

  /// @notice Computes the root of a batch's logs tree.
  /// @dev Hashes the occupied part only. To its right, each level repeats a single value: the root of an empty subtree.
  /// @param messages The batch's messages, in log order.
  /// @return treeRoot The root.
  function root(L2Message[] calldata messages) internal pure returns (bytes32 treeRoot) {
    uint256 count = messages.length;
    require(count <= CAPACITY, LogsTreeTooManyMessages(count, CAPACITY));

    bytes32[] memory nodes = new bytes32[](count);
    for (uint256 i = 0; i < count; ++i) nodes[i] = MessageHashing.messageLeaf(messages[i]);

    bytes32 emptyNode = EMPTY_LEAF;
    for (uint256 level = 0; level < DEPTH; ++level) {
      uint256 parents = (count + 1) / 2;
      for (uint256 i = 0; i < parents; ++i) {
        bytes32 right = 2 * i + 1 < count ? nodes[2 * i + 1] : emptyNode;
        nodes[i] = Merkle.efficientHash(nodes[2 * i], right);
      }
      count = parents;
      emptyNode = Merkle.efficientHash(emptyNode, emptyNode);
    }
    return count == 0 ? emptyNode : nodes[0];
  }
}
