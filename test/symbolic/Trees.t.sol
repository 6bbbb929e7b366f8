// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {
  L2Log,
  L2Message
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {MessageTrees} from "../../contracts/test/MessageTrees.sol";
import {FullMerkle} from "../../contracts/system/libraries/FullMerkle.sol";
import {MessageHashing} from "../../contracts/system/libraries/MessageHashing.sol";
import {NaiveMessageTrees} from "../invariants/world/NaiveMessageTrees.sol";
import {NaiveTree} from "../invariants/world/NaiveTree.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

/// @custom:halmos --loop 20
contract TreesTheorems is SymbolicTest {
  using FullMerkle for FullMerkle.FullTree;

  uint256 private constant MAX_LEAVES = 5;
  bytes32 private constant EMPTY_LEAF = MessageHashing.EMPTY_LEAF;

  MessageTrees private immutable TREES = new MessageTrees();

  FullMerkle.FullTree private _tree;

  /// @custom:halmos --array-lengths data={0,1,32,65}
  function check_messageLeafIsThatOfItsLog(
    uint16 txNumberInBatch,
    address sender,
    bytes memory data
  ) external view {
    L2Message memory message = L2Message(txNumberInBatch, sender, data);
    bytes32 leaf = TREES.messageLeaf(message);
    vm.assertEq(leaf, NaiveMessageTrees.messageLeaf(message), "the definition's");
    bytes32 key = bytes32(uint256(uint160(sender)));
    L2Log memory log = L2Log(0, true, txNumberInBatch, address(0x8008), key, keccak256(data));
    vm.assertEq(leaf, MessageHashing.logLeaf(log), "the log's");
  }

  function check_differentLogsHaveDifferentLeaves(
    L2Log memory one,
    L2Log memory two
  ) external pure {
    if (MessageHashing.logLeaf(one) != MessageHashing.logLeaf(two)) return;
    vm.assertEq(one.l2ShardId, two.l2ShardId, "shard");
    vm.assertTrue(one.isService == two.isService, "service");
    vm.assertEq(one.txNumberInBatch, two.txNumberInBatch, "transaction");
    vm.assertEq(one.sender, two.sender, "sender");
    vm.assertEq(one.key, two.key, "key");
    vm.assertEq(one.value, two.value, "value");
  }

  function check_differentBatchesAndChainsHaveDifferentLeaves(
    bytes32 root,
    uint256 number,
    bytes32 otherRoot,
    uint256 otherNumber
  ) external pure {
    bool isSame = root == otherRoot && number == otherNumber;
    bytes32 batch = MessageHashing.batchLeaf(root, number);
    bytes32 chain = MessageHashing.chainIdLeaf(root, number);
    bytes32 otherBatch = MessageHashing.batchLeaf(otherRoot, otherNumber);
    bytes32 otherChain = MessageHashing.chainIdLeaf(otherRoot, otherNumber);
    vm.assertTrue((batch == otherBatch) == isSame, "leaves of batches");
    vm.assertTrue((chain == otherChain) == isSame, "leaves of chains");
    vm.assertTrue(batch != otherChain && chain != otherBatch, "a batch is no chain");
  }

  function check_noLeafPassesForAnother(
    L2Log memory log,
    bytes32 left,
    bytes32 right,
    uint256 number
  ) external pure {
    bytes32 logLeaf = MessageHashing.logLeaf(log);
    bytes32 node = NaiveTree.hashPair(left, right);
    bytes32 batch = MessageHashing.batchLeaf(left, number);
    bytes32 chain = MessageHashing.chainIdLeaf(left, number);
    vm.assertTrue(logLeaf != node && batch != node && chain != node, "a leaf is no node");
    vm.assertTrue(logLeaf != batch && logLeaf != chain, "a log is no batch and no chain");
  }

  function check_logsRootIsThatOfTheDefinition(uint256 seed) external {
    for (uint256 count = 0; count <= MAX_LEAVES; ++count) {
      L2Message[] memory messages = new L2Message[](count);
      bytes32[] memory leaves = new bytes32[](count);
      for (uint256 i = 0; i < count; ++i) {
        bytes memory data = svm.createBytes(32, "data");
        messages[i] = L2Message(uint16(seed >> i), svm.createAddress("sender"), data);
        leaves[i] = NaiveMessageTrees.messageLeaf(messages[i]);
      }
      vm.assertEq(TREES.logsRoot(messages), NaiveMessageTrees.logsRoot(leaves), "root");
    }
  }

  function check_growingRootIsThatOfTheDefinition(bytes32 replacement) external {
    _tree.setup(EMPTY_LEAF);
    bytes32[] memory leaves = new bytes32[](0);
    for (uint256 count = 1; count <= MAX_LEAVES; ++count) {
      bytes32[] memory grown = new bytes32[](count);
      for (uint256 i = 0; i + 1 < count; ++i) grown[i] = leaves[i];
      grown[count - 1] = svm.createBytes32("leaf");
      leaves = grown;
      vm.assertEq(_tree.pushNewLeaf(leaves[count - 1]), _rootOf(leaves), "root after a leaf");
      vm.assertEq(_tree.root(), _rootOf(leaves), "root that is kept");
    }
    for (uint256 i = 0; i < MAX_LEAVES; ++i) {
      leaves[i] = keccak256(bytes.concat(replacement, bytes32(i)));
      vm.assertEq(_tree.updateLeaf(i, leaves[i]), _rootOf(leaves), "root after an update");
      vm.assertEq(_tree.root(), _rootOf(leaves), "root that is kept");
    }
  }

  function _rootOf(bytes32[] memory leaves) private pure returns (bytes32) {
    return NaiveTree.node(leaves, EMPTY_LEAF, NaiveTree.depthOf(leaves.length), 0);
  }
}
