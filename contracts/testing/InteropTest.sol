// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Log} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {InteropMessage, Proof} from "../interfaces/IInteropCenter.sol";
import {INTEROP_CENTER} from "../interop/InteropCenterAddress.sol";
import {L1Messenger} from "../system/L1Messenger.sol";
import {L2InteropRootStorage} from "../system/L2InteropRootStorage.sol";
import {L2MessageVerification} from "../system/L2MessageVerification.sol";
import {
  BOOTLOADER,
  L1_MESSENGER,
  L2_INTEROP_ROOT_STORAGE,
  L2_MESSAGE_VERIFICATION
} from "../system/SystemAddresses.sol";
import {LogsTree} from "../system/libraries/LogsTree.sol";
import {MessageHashing} from "../system/libraries/MessageHashing.sol";

/// @title Cheatcodes
/// @notice Foundry cheatcodes that `InteropTest` uses.
interface IInteropTestCheats {
  /// @notice Sets the code of an account.
  /// @param target The account.
  /// @param code Its runtime code.
  function etch(address target, bytes calldata code) external;

  /// @notice Sets `msg.sender` of the next call.
  /// @param sender The new caller.
  function prank(address sender) external;
}

/// @title Base of Foundry tests for contracts that send or receive interop messages
/// @notice Etches ZKsync's messenger, root storage and verifier at their addresses, which a test without a fork lacks, and
/// generates proofs for messages of other chains, which the real verifier checks.
/// @dev Inherit from it and from forge-std's `Test`, and call `_setUpInterop` in `setUp`.
abstract contract InteropTest {
  /// @dev Settlement layer whose roots are imported.
  uint256 internal constant SETTLEMENT_LAYER_ID = 506;

  IInteropTestCheats private constant CHEATS = IInteropTestCheats(
    0x7109709ECfa91a80626fF3989D68f67F5b1DD12D
  );

  uint256 private constant FINAL_LEVEL = (1 << 248) | (1 << 224);
  /// @dev A path of 15 elements, and an empty path in the chain's tree.
  uint256 private constant FIRST_LEVEL = (1 << 248) | ((LogsTree.DEPTH + 1) << 240);

  uint256 private _rootCount;

  /// @notice Etches `L1Messenger`, `L2InteropRootStorage` and `L2MessageVerification`.
  function _setUpInterop() internal {
    CHEATS.etch(L1_MESSENGER, address(new L1Messenger()).code);
    CHEATS.etch(L2_INTEROP_ROOT_STORAGE, address(new L2InteropRootStorage()).code);
    CHEATS.etch(L2_MESSAGE_VERIFICATION, address(new L2MessageVerification()).code);
  }

  /// @notice Generates a proof as if the message had been sent through the interop center of its source chain, for
  /// receivers that inherit from `InteropReceiver`.
  /// @param message The message.
  /// @return proof Proof to pass to `receiveInteropMessage`.
  function _proveInteropMessage(
    InteropMessage memory message
  ) internal returns (Proof memory proof) {
    return _proveMessage(message.sourceChainId, INTEROP_CENTER, abi.encode(message));
  }

  /// @notice Generates a proof as if an account had sent the message through the L1Messenger of another chain, as the only
  /// message of a batch, and imports the interop root of the proof.
  /// @param sourceChainId Chain of the sender.
  /// @param sender Sender of the message.
  /// @param data The message.
  /// @return proof Batch, index, transaction and elements, as `zks_getL2ToL1LogProof` of the chain would return them.
  function _proveMessage(
    uint256 sourceChainId,
    address sender,
    bytes memory data
  ) internal returns (Proof memory proof) {
    uint256 blockNumber = ++_rootCount;
    proof.sourceChainId = sourceChainId;
    proof.batchNumber = blockNumber;
    bytes32 node = MessageHashing.logLeaf(
      L2Log({
        l2ShardId: 0,
        isService: true,
        txNumberInBatch: proof.txNumberInBatch,
        sender: L1_MESSENGER,
        key: bytes32(uint256(uint160(sender))),
        value: keccak256(data)
      })
    );

    bytes32[] memory elements = new bytes32[](LogsTree.DEPTH + 6);
    elements[0] = bytes32(FIRST_LEVEL);
    bytes32 emptyNode = LogsTree.EMPTY_LEAF;
    for (uint256 level = 1; level <= LogsTree.DEPTH; ++level) {
      elements[level] = emptyNode;
      node = keccak256(bytes.concat(node, emptyNode));
      emptyNode = keccak256(bytes.concat(emptyNode, emptyNode));
    }
    elements[LogsTree.DEPTH + 1] = MessageHashing.aggregatedRoot(sourceChainId);
    // The batch is the first leaf of its chain's tree, and the chain the first leaf of the shared tree.
    elements[LogsTree.DEPTH + 3] = bytes32(blockNumber << 128);
    elements[LogsTree.DEPTH + 4] = bytes32(SETTLEMENT_LAYER_ID);
    elements[LogsTree.DEPTH + 5] = bytes32(FINAL_LEVEL);
    proof.elements = elements;

    bytes32 batchRoot = MessageHashing.chainBatchRoot(node, sourceChainId);
    bytes32 chainRoot = MessageHashing.batchLeaf(batchRoot, proof.batchNumber);
    bytes32[] memory sides = new bytes32[](1);
    sides[0] = MessageHashing.chainIdLeaf(chainRoot, sourceChainId);
    CHEATS.prank(BOOTLOADER);
    L2InteropRootStorage(L2_INTEROP_ROOT_STORAGE).addInteropRoot(
      SETTLEMENT_LAYER_ID,
      blockNumber,
      sides
    );
  }
}
