// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {Merkle} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/libraries/Merkle.sol";
import {MerkleIndexOutOfBounds} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/L1ContractErrors.sol";

/// @title Merkle tree with updatable leaves
/// @notice Stores all nodes, so that replacing a leaf costs one hash per level. The tree grows by a level when it is full;
/// unused leaves have the value of the empty leaf.
library FullMerkle {
  /// @dev Only nodes above a used leaf are stored. `emptyNodes[level]` is the root of an empty subtree of that height.
  struct FullTree {
    uint256 height;
    uint256 leafCount;
    mapping(uint256 level => mapping(uint256 index => bytes32)) nodes;
    mapping(uint256 level => bytes32) emptyNodes;
  }

  /// @notice Initializes a tree without leaves.
  /// @param self The tree.
  /// @param emptyLeaf Value of an unused leaf.
  function setup(FullTree storage self, bytes32 emptyLeaf) internal {
    self.emptyNodes[0] = emptyLeaf;
  }

  /// @notice Adds a leaf to the right of the last one.
  /// @param self The tree.
  /// @param leaf The leaf.
  /// @return newRoot Root of the tree with the new leaf.
  function pushNewLeaf(FullTree storage self, bytes32 leaf) internal returns (bytes32 newRoot) {
    uint256 index = self.leafCount++;
    uint256 height = self.height;
    if (index == 1 << height) {
      bytes32 emptyNode = self.emptyNodes[height];
      self.height = height + 1;
      self.emptyNodes[height + 1] = Merkle.efficientHash(emptyNode, emptyNode);
    }
    return updateLeaf(self, index, leaf);
  }

  /// @notice Replaces a leaf.
  /// @param self The tree.
  /// @param index Index of the leaf, less than the number of leaves.
  /// @param leaf The new leaf.
  /// @return newRoot Root of the tree with the leaf replaced.
  function updateLeaf(
    FullTree storage self,
    uint256 index,
    bytes32 leaf
  ) internal returns (bytes32 newRoot) {
    uint256 count = self.leafCount;
    require(index < count, MerkleIndexOutOfBounds());

    uint256 height = self.height;
    uint256 last = count - 1;
    bytes32 node = leaf;
    self.nodes[0][index] = node;
    for (uint256 level = 0; level < height; ++level) {
      uint256 sibling = index ^ 1;
      bytes32 siblingNode = sibling <= last ? self.nodes[level][sibling] : self.emptyNodes[level];
      node =
        sibling > index
          ? Merkle.efficientHash(node, siblingNode)
          : Merkle.efficientHash(siblingNode, node);
      index >>= 1;
      last >>= 1;
      self.nodes[level + 1][index] = node;
    }
    return node;
  }

  /// @notice Returns the root of the tree, or zero if it has no leaf.
  /// @param self The tree.
  /// @return treeRoot The root.
  function root(FullTree storage self) internal view returns (bytes32 treeRoot) {
    return self.nodes[self.height][0];
  }
}
