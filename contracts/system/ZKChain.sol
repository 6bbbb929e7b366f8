// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IMessageRoot} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IMessageRoot.sol";
import {MESSAGE_ROOT} from "./SystemAddresses.sol";
import {BatchData, IZKChain, ImportedRoot} from "./interfaces/IZKChain.sol";
import {LogsTree} from "./libraries/LogsTree.sol";
import {MessageHashing} from "./libraries/MessageHashing.sol";

/// @title Settlement contract of a chain
/// @notice Deployed by the Bridgehub, one per chain.
contract ZKChain is IZKChain {
  /// @dev The parts of a committed batch that later steps need. The rest remains in the calldata of its commit. After its
  /// execution, only the root is kept, and the last block until the next execution: a revert may lead back to it.
  struct StoredBatch {
    bytes32 batchHash;
    bytes32 chainBatchRoot;
    bytes32 importedRootsHash;
    uint64 lastBlock;
  }

  /// @inheritdoc IZKChain
  uint256 public immutable chainId;

  /// @inheritdoc IZKChain
  address public immutable validator;

  uint64 private _committed;
  uint64 private _verified;
  uint64 private _executed;
  /// @dev Last block of the last committed batch. Block 0 is not part of any batch.
  uint64 private _lastBlock;

  mapping(uint256 batchNumber => StoredBatch batch) private _batches;

  modifier onlyValidator() {
    require(msg.sender == validator, ZKChainOnlyValidator(msg.sender, validator));
    _;
  }

  /// @notice Creates the contract of a chain without batches.
  /// @param settledChainId Chain id of the chain that settles here.
  /// @param batchValidator The account that settles its batches.
  constructor(uint256 settledChainId, address batchValidator) {
    chainId = settledChainId;
    validator = batchValidator;
  }

  /// @inheritdoc IZKChain
  function commitBatch(BatchData calldata batch) external onlyValidator {
    _commit(batch);
  }

  /// @inheritdoc IZKChain
  function proveBatch(uint256 batchNumber) external onlyValidator {
    _prove(batchNumber);
  }

  /// @inheritdoc IZKChain
  function executeBatch(
    uint256 batchNumber,
    ImportedRoot[] calldata importedRoots
  ) external onlyValidator {
    _execute(batchNumber, importedRoots);
  }

  /// @inheritdoc IZKChain
  function settleBatch(BatchData calldata batch) external onlyValidator {
    _commit(batch);
    _prove(batch.batchNumber);
    _execute(batch.batchNumber, batch.importedRoots);
  }

  /// @inheritdoc IZKChain
  function revertBatches(uint256 newLastBatch) external onlyValidator {
    uint256 executed = _executed;
    uint256 committed = _committed;
    require(
      newLastBatch >= executed && newLastBatch <= committed,
      ZKChainCannotRevert(newLastBatch, executed, committed)
    );

    for (uint256 i = newLastBatch + 1; i <= committed; ++i) delete _batches[i];
    _committed = uint64(newLastBatch);
    if (_verified > newLastBatch) _verified = uint64(newLastBatch);
    _lastBlock = _batches[newLastBatch].lastBlock;
    emit BlocksRevert(newLastBatch, _verified, executed);
  }

  /// @inheritdoc IZKChain
  function totalBatchesCommitted() external view returns (uint256) {
    return _committed;
  }

  /// @inheritdoc IZKChain
  function totalBatchesVerified() external view returns (uint256) {
    return _verified;
  }

  /// @inheritdoc IZKChain
  function totalBatchesExecuted() external view returns (uint256) {
    return _executed;
  }

  /// @inheritdoc IZKChain
  function chainBatchRoot(uint256 batchNumber) external view returns (bytes32) {
    return _batches[batchNumber].chainBatchRoot;
  }

  function _commit(BatchData calldata batch) private {
    uint256 batchNumber = batch.batchNumber;
    uint256 expectedBatch = uint256(_committed) + 1;
    uint256 expectedFirstBlock = uint256(_lastBlock) + 1;
    require(batchNumber == expectedBatch, ZKChainUnexpectedBatch(expectedBatch, batchNumber));
    require(
      batch.firstBlock == expectedFirstBlock &&
        batch.lastBlock >= batch.firstBlock &&
        batch.lastBlock <= type(uint64).max,
      ZKChainUnexpectedBlocks(expectedFirstBlock, batch.firstBlock, batch.lastBlock)
    );

    bytes32 batchHash = keccak256(abi.encode(batch));
    bytes32 batchRoot = MessageHashing.chainBatchRoot(LogsTree.root(batch.messages), chainId);
    _batches[batchNumber] = StoredBatch({
      batchHash: batchHash,
      chainBatchRoot: batchRoot,
      importedRootsHash: keccak256(abi.encode(batch.importedRoots)),
      lastBlock: uint64(batch.lastBlock)
    });
    _committed = uint64(batchNumber);
    _lastBlock = uint64(batch.lastBlock);
    emit BlockCommit(batchNumber, batchHash, batchRoot);
  }

  function _prove(uint256 batchNumber) private {
    uint256 previous = _verified;
    _requireNext(batchNumber, previous, _committed);

    _verified = uint64(batchNumber);
    emit BlocksVerification(previous, batchNumber);
  }

  function _execute(uint256 batchNumber, ImportedRoot[] calldata importedRoots) private {
    _requireNext(batchNumber, _executed, _verified);
    StoredBatch storage batch = _batches[batchNumber];
    bytes32 importedRootsHash = keccak256(abi.encode(importedRoots));
    require(
      importedRootsHash == batch.importedRootsHash,
      ZKChainWrongImportedRoots(batch.importedRootsHash, importedRootsHash)
    );
    for (uint256 i = 0; i < importedRoots.length; ++i) _requireKnown(importedRoots[i]);

    _executed = uint64(batchNumber);
    bytes32 batchHash = batch.batchHash;
    bytes32 batchRoot = batch.chainBatchRoot;
    delete batch.batchHash;
    delete batch.importedRootsHash;
    delete _batches[batchNumber - 1].lastBlock;
    emit BlockExecution(batchNumber, batchHash, batchRoot);
    IMessageRoot(MESSAGE_ROOT).addChainBatchRoot(chainId, batchNumber, batchRoot);
  }

  /// @dev A block without a root has the zero root, which must not make a zero root known.
  function _requireKnown(ImportedRoot calldata imported) private view {
    require(
      imported.chainId == block.chainid &&
        imported.root != bytes32(0) &&
        IMessageRoot(MESSAGE_ROOT).historicalRoot(imported.blockNumber) == imported.root,
      ZKChainUnknownImportedRoot(imported.chainId, imported.blockNumber, imported.root)
    );
  }

  /// @dev A step takes the batch after the last one it took, and only once the step before has taken it.
  function _requireNext(uint256 batchNumber, uint256 done, uint256 ready) private pure {
    require(batchNumber == done + 1, ZKChainUnexpectedBatch(done + 1, batchNumber));
    require(batchNumber <= ready, ZKChainBatchNotReady(batchNumber));
  }
}
