// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Merkle trees by their definition
/// @notice A node is the hash of its two children; unused positions contain the empty leaf. Shares no code with the
/// contracts under test, and is stateless.
library NaiveTree {
  /// @notice Minimal height of a tree.
  function depthOf(uint256 leafCount) internal pure returns (uint256 depth) {
    while (1 << depth < leafCount) ++depth;
  }

  /// @notice The node with this index at this level; the leaves are at level 0.
  function node(
    bytes32[] memory leaves,
    bytes32 emptyLeaf,
    uint256 level,
    uint256 index
  ) internal pure returns (bytes32) {
    if (index << level >= leaves.length) return emptyNode(emptyLeaf, level);
    if (level == 0) return leaves[index];
    return
      hashPair(
        node(leaves, emptyLeaf, level - 1, 2 * index),
        node(leaves, emptyLeaf, level - 1, 2 * index + 1)
      );
  }

  /// @notice Siblings of a leaf, from leaf to root.
  function path(
    bytes32[] memory leaves,
    bytes32 emptyLeaf,
    uint256 depth,
    uint256 index
  ) internal pure returns (bytes32[] memory siblings) {
    siblings = new bytes32[](depth);
    for (uint256 level = 0; level < depth; ++level)
      siblings[level] = node(leaves, emptyLeaf, level, (index >> level) ^ 1);
  }

  /// @notice Root of a subtree of that height without leaves.
  function emptyNode(bytes32 emptyLeaf, uint256 height) internal pure returns (bytes32 result) {
    result = emptyLeaf;
    for (uint256 i = 0; i < height; ++i) result = hashPair(result, result);
  }

  function hashPair(bytes32 left, bytes32 right) internal pure returns (bytes32) {
    return keccak256(bytes.concat(left, right));
  }
}
