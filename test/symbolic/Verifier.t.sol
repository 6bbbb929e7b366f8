// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {L2InteropRootStorage} from "../../contracts/system/L2InteropRootStorage.sol";
import {L2MessageVerification} from "../../contracts/system/L2MessageVerification.sol";
import {L2_INTEROP_ROOT_STORAGE} from "../../contracts/system/SystemAddresses.sol";
import {LogsTree} from "../../contracts/system/libraries/LogsTree.sol";
import {NaiveMessageTrees} from "../invariants/world/NaiveMessageTrees.sol";
import {NaiveTree} from "../invariants/world/NaiveTree.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

/// @custom:halmos --loop 16 --solver-timeout-branching 100
contract L2MessageVerificationTheorems is SymbolicTest {
  /// @dev How long a proof is, and where its leaves are.
  struct Shape {
    uint256 logsPath;
    uint256 batchPath;
    uint256 sharedPath;
    uint256 index;
    uint256 batchIndex;
    uint256 chainIndex;
  }

  uint256 private constant CHAIN_ID = 1001;
  uint256 private constant SETTLEMENT_CHAIN_ID = 506;
  uint256 private constant BATCH = 7;
  uint256 private constant BLOCK = 9;

  L2MessageVerification private _verifier;
  L2InteropRootStorage private _roots;

  function setUp() external {
    _verifier = new L2MessageVerification();
    _roots = L2InteropRootStorage(L2_INTEROP_ROOT_STORAGE);
    vm.etch(L2_INTEROP_ROOT_STORAGE, address(new L2InteropRootStorage()).code);
    svm.enableSymbolicStorage(L2_INTEROP_ROOT_STORAGE);
  }

  function check_honestProofsAreAccepted_short() external {
    _checkAcceptance(_shape(0));
  }

  function check_honestProofsAreAccepted_middle() external {
    _checkAcceptance(_shape(1));
  }

  function check_honestProofsAreAccepted_long() external {
    _checkAcceptance(_shape(2));
  }

  function check_anImportedRootAndAPlaceAdmitOneMessage_short() external {
    _checkBinding(_shape(0));
  }

  function check_anImportedRootAndAPlaceAdmitOneMessage_middle() external {
    _checkBinding(_shape(1));
  }

  function check_anImportedRootAndAPlaceAdmitOneMessage_long() external {
    _checkBinding(_shape(2));
  }

  function _checkAcceptance(Shape memory shape) private {
    L2Message memory message = _anyMessage();
    bytes32[] memory proof = _anyProof(shape);
    bytes32 root = _rootOf(message, shape, proof);
    vm.assume(root != bytes32(0) && _roots.interopRoots(SETTLEMENT_CHAIN_ID, BLOCK) == root);
    (bool success, bool isAccepted) = _ask(shape, message, proof);
    vm.assertTrue(success && isAccepted, "accepted");
  }

  function _checkBinding(Shape memory shape) private {
    L2Message memory one = _anyMessage();
    L2Message memory two = _anyMessage();
    (bool success, bool isAccepted) = _ask(shape, one, _anyProof(shape));
    vm.assume(success && isAccepted);
    (success, isAccepted) = _ask(shape, two, _anyProof(shape));
    vm.assume(success && isAccepted);
    vm.assertEq(one.txNumberInBatch, two.txNumberInBatch, "the same transaction");
    vm.assertEq(one.sender, two.sender, "the same sender");
    vm.assertEq(one.data, two.data, "the same data");
  }

  function check_refusesWithADocumentedErrorAlone(
    uint256 length,
    bytes4 first,
    bytes4 second,
    bool isPlain
  ) external {
    bytes32[] memory proof = new bytes32[](_pick(length, 8));
    for (uint256 i = 0; i < proof.length; ++i) proof[i] = svm.createBytes32("word");
    uint256 logsPath = _pick(uint8(first[1]), 2);
    uint256 batchPath = _pick(uint8(first[2]), 1);
    uint256 next = 4 + logsPath + batchPath;
    if (isPlain) vm.assume(proof.length != 0 && uint224(uint256(proof[0])) != 0);
    else if (proof.length != 0) proof[0] = _metadata(first, logsPath, batchPath);
    if (proof.length > next) proof[next] = _metadata(second, _pick(uint8(second[1]), 1), 0);
    L2Message memory message = _anyMessage();
    (bool success, bytes memory result) = address(_verifier).staticcall(
      abi.encodeCall(
        IMessageVerification.proveL2MessageInclusionShared,
        (CHAIN_ID, BATCH, 0, message, proof)
      )
    );
    if (success) return;
    bytes4 selector = selectorOf(result);
    vm.assertTrue(selector != bytes4(0), "an error with a name");
    if (selector != 0x4e487b71) return;
    vm.assertEq(uint8(result[result.length - 1]), 0x32, "or a proof that is too short");
  }

  /// @dev The value, as a number that Halmos knows on each of its paths.
  function _pick(uint256 value, uint256 most) private pure returns (uint256) {
    for (uint256 i = 0; i < most; ++i) if (value == i) return i;
    vm.assume(value == most);
    return most;
  }

  /// @dev Any version, any mark of the last level, these lengths.
  function _metadata(
    bytes4 word,
    uint256 pathLength,
    uint256 batchPathLength
  ) private pure returns (bytes32) {
    bytes4 rest = word & 0xff0000ff;
    return bytes32(rest) | bytes32((pathLength << 240) | (batchPathLength << 232));
  }

  /// @dev Three sizes of proofs.
  function _shape(uint256 size) private pure returns (Shape memory) {
    if (size == 0) return Shape(0, 0, 0, 0, 0, 0);
    if (size == 1) return Shape(2, 1, 1, 1, 0, 1);
    return Shape(6, 2, 2, 37, 2, 1);
  }

  /// @dev Any siblings in a proof of this shape.
  function _anyProof(Shape memory shape) private returns (bytes32[] memory proof) {
    uint256 length = 5 + shape.logsPath + shape.batchPath + shape.sharedPath;
    proof = new bytes32[](length);
    for (uint256 i = 0; i < length; ++i) proof[i] = svm.createBytes32("word");
    proof[0] = NaiveMessageTrees.metadata(shape.logsPath, shape.batchPath, false);
    uint256 next = 1 + shape.logsPath;
    proof[next] = bytes32(shape.batchIndex);
    next += 1 + shape.batchPath;
    proof[next] = bytes32((BLOCK << 128) | shape.chainIndex);
    proof[next + 1] = bytes32(SETTLEMENT_CHAIN_ID);
    proof[next + 2] = NaiveMessageTrees.metadata(shape.sharedPath, 0, true);
  }

  /// @dev The root, by the definition.
  function _rootOf(
    L2Message memory message,
    Shape memory shape,
    bytes32[] memory proof
  ) private pure returns (bytes32 node) {
    node = NaiveMessageTrees.messageLeaf(message);
    _assumeUsed(node);
    node = _climb(node, shape.index, proof, 1, shape.logsPath);
    node = NaiveMessageTrees.batchLeaf(node, BATCH);
    node = _climb(node, shape.batchIndex, proof, 2 + shape.logsPath, shape.batchPath);
    node = keccak256(bytes.concat(keccak256("zkSync:ChainIdLeaf"), node, bytes32(CHAIN_ID)));
    _assumeUsed(node);
    uint256 start = 5 + shape.logsPath + shape.batchPath;
    node = _climb(node, shape.chainIndex, proof, start, shape.sharedPath);
  }

  function _climb(
    bytes32 node,
    uint256 index,
    bytes32[] memory proof,
    uint256 start,
    uint256 length
  ) private pure returns (bytes32) {
    for (uint256 i = 0; i < length; ++i) {
      bytes32 sibling = proof[start + i];
      bool isLeft = (index >> i) & 1 == 0;
      node = isLeft ? NaiveTree.hashPair(node, sibling) : NaiveTree.hashPair(sibling, node);
    }
    return node;
  }

  /// @dev Halmos does not know that the constant is the hash of 88 zero bytes, which are no message and no chain.
  function _assumeUsed(bytes32 leaf) private pure {
    vm.assume(leaf != LogsTree.EMPTY_LEAF);
  }

  function _anyMessage() private returns (L2Message memory) {
    return
      L2Message({
        txNumberInBatch: uint16(svm.createUint256("txNumberInBatch")),
        sender: svm.createAddress("sender"),
        data: svm.createBytes(32, "data")
      });
  }

  function _ask(
    Shape memory shape,
    L2Message memory message,
    bytes32[] memory proof
  ) private view returns (bool success, bool isAccepted) {
    bytes memory result;
    (success, result) = address(_verifier).staticcall(
      abi.encodeCall(
        IMessageVerification.proveL2MessageInclusionShared,
        (CHAIN_ID, BATCH, shape.index, message, proof)
      )
    );
    isAccepted = success && abi.decode(result, (bool));
  }
}
