// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2InteropRootStorage} from "../../contracts/system/L2InteropRootStorage.sol";
import {BOOTLOADER, MESSAGE_ROOT} from "../../contracts/system/SystemAddresses.sol";
import {ZKChain} from "../../contracts/system/ZKChain.sol";
import {ImportedRoot} from "../../contracts/system/interfaces/IZKChain.sol";
import {MessageRootSpy} from "./world/MessageRootSpy.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

/// @custom:halmos --default-array-lengths 1,2 --loop 3
contract L2InteropRootStorageTheorems is SymbolicTest {
  L2InteropRootStorage private _roots;

  function setUp() external {
    _roots = new L2InteropRootStorage();
    svm.enableSymbolicStorage(address(_roots));
  }

  function check_aRootIsForGood(address caller, uint256 chainId, uint256 number) external {
    bytes32 root = _roots.interopRoots(chainId, number);
    _callAnything(caller);
    bytes32 rootAfter = _roots.interopRoots(chainId, number);
    if (root != bytes32(0)) vm.assertEq(rootAfter, root, "never changed, never removed");
    else if (rootAfter != root) vm.assertEq(caller, BOOTLOADER, "by nobody but the bootloader");
  }

  /// @custom:halmos --default-array-lengths 0,1,2
  function check_addedExactlyIfItIsARootAndNew(
    uint256 chainId,
    uint256 number,
    bytes32[] memory sides
  ) external {
    bool isNew = _roots.interopRoots(chainId, number) == bytes32(0);
    vm.prank(BOOTLOADER);
    (bool success, ) = address(_roots).call(
      abi.encodeCall(_roots.addInteropRoot, (chainId, number, sides))
    );
    bool isRoot = sides.length == 1 && sides[0] != bytes32(0);
    vm.assertTrue(success == (isRoot && isNew), "added exactly if it is a root and new");
    if (success) vm.assertEq(_roots.interopRoots(chainId, number), sides[0], "the root");
  }

  function _callAnything(address caller) private {
    bytes memory data = svm.createCalldata("L2InteropRootStorage");
    vm.prank(caller);
    (bool success, ) = address(_roots).call(data);
    success;
  }
}

/// @custom:halmos --default-array-lengths 0,1,2 --default-bytes-lengths 32 --loop 15 --solver-timeout-branching 1s
contract ZKChainTheorems is SymbolicTest {
  uint256 private constant CHAIN_ID = 1001;
  /// @dev How many batches may be committed beyond the last one that is executed.
  uint256 private constant MAX_PENDING = 3;
  address private constant VALIDATOR = address(0xa11ce);

  ZKChain private _chain;
  MessageRootSpy private _messageRoot;

  function setUp() external {
    _chain = new ZKChain(CHAIN_ID, VALIDATOR);
    _messageRoot = MessageRootSpy(MESSAGE_ROOT);
    vm.etch(MESSAGE_ROOT, address(new MessageRootSpy()).code);
    svm.enableSymbolicStorage(address(_chain));
    svm.enableSymbolicStorage(MESSAGE_ROOT);
  }

  function check_executedVerifiedCommitted() external {
    _assumeOrder();
    _callAnything(VALIDATOR);
    vm.assertGe(_chain.totalBatchesVerified(), _chain.totalBatchesExecuted(), "first verified");
    vm.assertGe(_chain.totalBatchesCommitted(), _chain.totalBatchesVerified(), "first committed");
  }

  function check_executedIsForGood(uint256 batchNumber) external {
    _assumeOrder();
    uint256 executed = _chain.totalBatchesExecuted();
    vm.assume(batchNumber <= executed);
    bytes32 root = _chain.chainBatchRoot(batchNumber);
    _callAnything(VALIDATOR);
    vm.assertGe(_chain.totalBatchesExecuted(), executed, "never fewer");
    vm.assertEq(_chain.chainBatchRoot(batchNumber), root, "never another");
  }

  function check_nobodyButTheValidatorSettles(address caller, uint256 batchNumber) external {
    vm.assume(caller != VALIDATOR);
    uint256[3] memory before = _totals();
    bytes32 root = _chain.chainBatchRoot(batchNumber);
    _callAnything(caller);
    uint256[3] memory totals = _totals();
    for (uint256 i = 0; i < totals.length; ++i) vm.assertEq(totals[i], before[i], "a total");
    vm.assertEq(_chain.chainBatchRoot(batchNumber), root, "root of a batch");
  }

  function check_aRootIsAddedExactlyOnExecution() external {
    _assumeOrder();
    uint256 added = _messageRoot.count();
    vm.assume(added < type(uint64).max);
    uint256 executed = _chain.totalBatchesExecuted();
    _callAnything(VALIDATOR);
    uint256 executedAfter = _chain.totalBatchesExecuted();
    vm.assertEq(_messageRoot.count() - added, executedAfter - executed, "a root for each batch");
    if (executedAfter == executed) return;
    vm.assertEq(executedAfter, executed + 1, "one batch at a time");
    vm.assertEq(_messageRoot.chainId(), CHAIN_ID, "the chain's");
    vm.assertEq(_messageRoot.batchNumber(), executedAfter, "the batch's number");
    vm.assertEq(_messageRoot.root(), _chain.chainBatchRoot(executedAfter), "the batch's root");
  }

  function check_onlyRealRootsWereImported(ImportedRoot[] memory importedRoots) external {
    _assumeOrder();
    uint256 next = _chain.totalBatchesExecuted() + 1;
    vm.prank(VALIDATOR);
    (bool success, ) = address(_chain).call(
      abi.encodeCall(_chain.executeBatch, (next, importedRoots))
    );
    if (!success) return;
    for (uint256 i = 0; i < importedRoots.length; ++i) {
      ImportedRoot memory imported = importedRoots[i];
      vm.assertEq(imported.chainId, block.chainid, "of this settlement layer");
      vm.assertTrue(imported.root != bytes32(0), "a root");
      vm.assertEq(
        _messageRoot.historicalRoot(imported.blockNumber),
        imported.root,
        "that it published"
      );
    }
  }

  function _assumeOrder() private view {
    uint256[3] memory totals = _totals();
    vm.assume(totals[2] <= totals[1] && totals[1] <= totals[0] && totals[0] < type(uint32).max);
    vm.assume(totals[0] - totals[2] <= MAX_PENDING);
  }

  function _totals() private view returns (uint256[3] memory) {
    return
      [
        _chain.totalBatchesCommitted(),
        _chain.totalBatchesVerified(),
        _chain.totalBatchesExecuted()
      ];
  }

  function _callAnything(address caller) private {
    bytes memory data = svm.createCalldata("ZKChain");
    vm.prank(caller);
    (bool success, ) = address(_chain).call(data);
    success;
  }
}
