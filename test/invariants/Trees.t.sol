// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {MessageTrees} from "../../contracts/test/MessageTrees.sol";
import {Test} from "./foundry/Test.sol";
import {InteropWorld} from "./world/InteropWorld.sol";
import {NaiveMessageTrees} from "./world/NaiveMessageTrees.sol";
import {NaiveTree} from "./world/NaiveTree.sol";

/// @notice Compares trees with their definition, and the definition with an explicit tree.
contract TreesTest is Test {
  uint256 private constant MAX_MESSAGES = 40;

  MessageTrees private immutable TREES = new MessageTrees();

  function testFuzz_logsRootIsThatOfTheDefinition(uint256 seed, uint256 count) external view {
    L2Message[] memory messages = new L2Message[](bound(count, 0, MAX_MESSAGES));
    bytes32[] memory leaves = new bytes32[](messages.length);
    for (uint256 i = 0; i < messages.length; ++i) {
      messages[i] = _anyMessage(uint256(keccak256(abi.encode(seed, i))));
      leaves[i] = NaiveMessageTrees.messageLeaf(messages[i]);
      vm.assertEq(TREES.messageLeaf(messages[i]), leaves[i], "leaf of a message");
    }
    vm.assertEq(TREES.logsRoot(messages), NaiveMessageTrees.logsRoot(leaves), "root of a batch");
  }

  function testFuzz_everyMessageOfAnyHistoryIsProven(uint256 seed) external {
    InteropWorld world = new InteropWorld();
    uint256 chains = bound(seed, 1, 5);
    uint256 batches = bound(seed >> 8, 1, 8);
    for (uint256 i = 0; i < chains; ++i) world.addChain(1000 + i);
    for (uint256 i = 0; i < batches; ++i) {
      uint256 part = uint256(keccak256(abi.encode(seed, i)));
      uint256 chain = 1 + (part % chains);
      uint256 messages = bound(part >> 8, 0, 4);
      for (uint256 j = 0; j < messages; ++j)
        world.queue(chain, _anyMessage(uint256(keccak256(abi.encode(part, j)))));
      world.settle(chain, (part >> 16) & 1 == 1);
    }
    world.checkRoots();
    for (uint256 i = 0; i < world.rootCount(); ++i) world.importRoot(i);
    world.checkImportedRoots();

    for (uint256 i = 0; i < world.sentCount(); ++i)
      for (uint256 j = 0; j < world.rootCount(); ++j)
        if (world.isUnder(i, j)) vm.assertTrue(_isProven(world, i, j), "a settled message");
  }

  function testFuzz_definitionAgreesWithATreeWrittenOut(
    bytes32[] calldata leaves,
    bytes32 emptyLeaf
  ) external pure {
    uint256 count = leaves.length < 64 ? leaves.length : 64;
    _checkWrittenOut(leaves[:count], emptyLeaf, NaiveTree.depthOf(count));
  }

  function test_definitionAgreesWithALogsTreeWrittenOut() external pure {
    bytes32[] memory leaves = new bytes32[](5);
    for (uint256 i = 0; i < leaves.length; ++i) leaves[i] = keccak256(abi.encode(i));
    _checkWrittenOut(leaves, NaiveMessageTrees.emptyLog(), NaiveMessageTrees.LOGS_DEPTH);
  }

  function _isProven(
    InteropWorld world,
    uint256 sentId,
    uint256 rootId
  ) private view returns (bool) {
    (uint256 chainId, uint256 batchNumber, uint256 index, L2Message memory message) = world
      .messageOf(sentId);
    return
      world.VERIFIER().proveL2MessageInclusionShared(
        chainId,
        batchNumber,
        index,
        message,
        world.proofOf(sentId, rootId)
      );
  }

  function _checkWrittenOut(
    bytes32[] memory leaves,
    bytes32 emptyLeaf,
    uint256 depth
  ) private pure {
    bytes32[] memory nodes = new bytes32[](1 << depth);
    for (uint256 i = 0; i < nodes.length; ++i) nodes[i] = i < leaves.length ? leaves[i] : emptyLeaf;
    for (uint256 width = nodes.length / 2; width > 0; width /= 2)
      for (uint256 i = 0; i < width; ++i)
        nodes[i] = keccak256(abi.encodePacked(nodes[2 * i], nodes[2 * i + 1]));
    vm.assertEq(NaiveTree.node(leaves, emptyLeaf, depth, 0), nodes[0], "root");
  }

  function _anyMessage(uint256 seed) private pure returns (L2Message memory) {
    bytes memory data = new bytes(seed % 100);
    for (uint256 i = 0; i < data.length; ++i) data[i] = bytes1(uint8(seed >> (i % 32)));
    return
      L2Message({
        txNumberInBatch: uint16(seed >> 8),
        sender: address(uint160(seed >> 24)),
        data: data
      });
  }
}
