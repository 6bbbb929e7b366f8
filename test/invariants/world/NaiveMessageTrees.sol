// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {NaiveTree} from "./NaiveTree.sol";

/// @title Roots and proofs by the formulas of the protocol
/// @notice Shares no code with the contracts under test.
library NaiveMessageTrees {
  /// @dev The trees of a proof, and the index of its leaf in each.
  /// @param messageLeaves Leaves of the batch's logs tree.
  /// @param batchLeaves Leaves of the chain's tree.
  /// @param chainLeaves Leaves of the shared tree.
  struct Climb {
    bytes32[] messageLeaves;
    uint256 messageIndex;
    bytes32[] batchLeaves;
    uint256 batchIndex;
    bytes32[] chainLeaves;
    uint256 chainIndex;
  }

  uint256 internal constant LOGS_DEPTH = 14;

  function messageLeaf(L2Message memory message) internal pure returns (bytes32) {
    return
      logLeaf({
        isService: true,
        txNumberInBatch: message.txNumberInBatch,
        sender: address(0x8008),
        key: bytes32(uint256(uint160(message.sender))),
        value: keccak256(message.data)
      });
  }

  function logLeaf(
    bool isService,
    uint16 txNumberInBatch,
    address sender,
    bytes32 key,
    bytes32 value
  ) internal pure returns (bytes32) {
    uint8 shard = 0;
    return keccak256(abi.encodePacked(shard, isService, txNumberInBatch, sender, key, value));
  }

  function logsRoot(bytes32[] memory messageLeaves) internal pure returns (bytes32) {
    return NaiveTree.node(messageLeaves, emptyLog(), LOGS_DEPTH, 0);
  }

  /// @notice Root of a tree of minimal height: of a chain's batches, or of all chains.
  function growingRoot(bytes32[] memory leaves) internal pure returns (bytes32) {
    return NaiveTree.node(leaves, emptyNode(), NaiveTree.depthOf(leaves.length), 0);
  }

  function batchRoot(
    bytes32[] memory messageLeaves,
    uint256 chainId
  ) internal pure returns (bytes32) {
    return NaiveTree.hashPair(logsRoot(messageLeaves), aggregatedRoot(chainId));
  }

  function batchLeaf(bytes32 root, uint256 batchNumber) internal pure returns (bytes32) {
    return keccak256(bytes.concat(keccak256("zkSync:BatchLeaf"), root, bytes32(batchNumber)));
  }

  function chainLeaf(
    bytes32[] memory batchLeaves,
    uint256 chainId
  ) internal pure returns (bytes32) {
    bytes32 root = batchLeaves.length == 0 ? bytes32(0) : growingRoot(batchLeaves);
    return keccak256(bytes.concat(keccak256("zkSync:ChainIdLeaf"), root, bytes32(chainId)));
  }

  function aggregatedRoot(uint256 chainId) internal pure returns (bytes32) {
    return chainLeaf(new bytes32[](0), chainId);
  }

  function proof(
    Climb memory climb,
    uint256 chainId,
    uint256 settlementChainId,
    uint256 settlementBlock
  ) internal pure returns (bytes32[] memory elements) {
    bytes32[] memory batchPath = NaiveTree.path(
      climb.batchLeaves,
      emptyNode(),
      NaiveTree.depthOf(climb.batchLeaves.length),
      climb.batchIndex
    );
    bytes32[] memory sharedPath = NaiveTree.path(
      climb.chainLeaves,
      emptyNode(),
      NaiveTree.depthOf(climb.chainLeaves.length),
      climb.chainIndex
    );
    elements = new bytes32[](LOGS_DEPTH + 6 + batchPath.length + sharedPath.length);
    elements[0] = metadata(LOGS_DEPTH + 1, batchPath.length, false);
    uint256 next = _write(
      elements,
      1,
      NaiveTree.path(climb.messageLeaves, emptyLog(), LOGS_DEPTH, climb.messageIndex)
    );
    elements[next] = aggregatedRoot(chainId);
    elements[next + 1] = bytes32(climb.batchIndex);
    next = _write(elements, next + 2, batchPath);
    elements[next] = bytes32((settlementBlock << 128) | climb.chainIndex);
    elements[next + 1] = bytes32(settlementChainId);
    elements[next + 2] = metadata(sharedPath.length, 0, true);
    _write(elements, next + 3, sharedPath);
  }

  function metadata(
    uint256 pathLength,
    uint256 batchPathLength,
    bool isFinal
  ) internal pure returns (bytes32) {
    return
      bytes32(
        (uint256(1) << 248) |
          (pathLength << 240) |
          (batchPathLength << 232) |
          (uint256(isFinal ? 1 : 0) << 224)
      );
  }

  /// @notice Unused leaf of a logs tree.
  function emptyLog() internal pure returns (bytes32) {
    return keccak256(new bytes(88));
  }

  /// @notice Unused leaf of the other trees.
  function emptyNode() internal pure returns (bytes32) {
    return keccak256(new bytes(96));
  }

  function _write(
    bytes32[] memory elements,
    uint256 start,
    bytes32[] memory path
  ) private pure returns (uint256 end) {
    for (uint256 i = 0; i < path.length; ++i) elements[start + i] = path[i];
    return start + path.length;
  }
}
