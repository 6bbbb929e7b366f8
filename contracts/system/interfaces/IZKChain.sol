// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";

/// @notice An interop root that a batch imported: what `L2InteropRootStorage.addInteropRoot` was called with.
/// @param chainId Settlement layer that the root belongs to.
/// @param blockNumber Block of the settlement layer at whose end the root was taken.
/// @param root The root.
struct ImportedRoot {
  uint256 chainId;
  uint256 blockNumber;
  bytes32 root;
}

/// @notice The public data of a batch: enough to rebuild its logs tree, and thus every proof, without the chain.
/// @param batchNumber Number of the batch; the first is 1.
/// @param firstBlock First block of the chain in the batch.
/// @param lastBlock Last block of the chain in the batch.
/// @param lastBlockHash Hash of `lastBlock`.
/// @param timestamp Unix timestamp of `lastBlock`, in seconds.
/// @param messages Messages of the batch in log order, which is the order of the logs tree's leaves.
/// @param importedRoots Interop roots that the batch imported, in order.
struct BatchData {
  uint256 batchNumber;
  uint256 firstBlock;
  uint256 lastBlock;
  bytes32 lastBlockHash;
  uint256 timestamp;
  L2Message[] messages;
  ImportedRoot[] importedRoots;
}

/// @title Settlement contract of a chain
/// @notice Settles the batches of one chain in three steps: commit (public data), prove, execute.
/// Only the chain's validator can call them. On a live network, `proveBatch` verifies a validity proof. Generating one is
/// not feasible on a laptop, so this contract trusts the validator instead. Everything else is checked: the logs tree is
/// rebuilt from the public data, batches and blocks must be contiguous, and imported roots must match those of the
/// settlement layer.
interface IZKChain {
  /// @notice Emitted when a batch is committed, which publishes its public data.
  /// @param batchNumber Number of the batch.
  /// @param batchHash keccak256 of the ABI-encoded `BatchData`.
  /// @param chainBatchRoot keccak256(root of the logs tree || aggregated root of the chain).
  event BlockCommit(
    uint256 indexed batchNumber,
    bytes32 indexed batchHash,
    bytes32 indexed chainBatchRoot
  );

  /// @notice Emitted when batches are proven.
  /// @param previousLastVerifiedBatch Number of the last batch proven before.
  /// @param currentLastVerifiedBatch Number of the last batch proven now.
  event BlocksVerification(
    uint256 indexed previousLastVerifiedBatch,
    uint256 indexed currentLastVerifiedBatch
  );

  /// @notice Emitted when a batch is executed: it is final, and its root is part of the message root.
  /// @param batchNumber Number of the batch.
  /// @param batchHash keccak256 of the ABI-encoded `BatchData`.
  /// @param chainBatchRoot What `MessageRoot.addChainBatchRoot` was called with.
  event BlockExecution(
    uint256 indexed batchNumber,
    bytes32 indexed batchHash,
    bytes32 indexed chainBatchRoot
  );

  /// @notice Emitted when batches that were committed but not executed are reverted.
  /// @param totalBatchesCommitted Number of the last batch that is still committed.
  /// @param totalBatchesVerified Number of the last one proven.
  /// @param totalBatchesExecuted Number of the last one executed.
  event BlocksRevert(
    uint256 totalBatchesCommitted,
    uint256 totalBatchesVerified,
    uint256 totalBatchesExecuted
  );

  /// @notice Thrown when the caller is not the chain's validator.
  /// @param caller The caller.
  /// @param validator The validator.
  error ZKChainOnlyValidator(address caller, address validator);

  /// @notice Thrown when batches are committed, proven or executed out of order.
  /// @param expected Number of the next batch.
  /// @param actual Number of the batch given.
  error ZKChainUnexpectedBatch(uint256 expected, uint256 actual);

  /// @notice Thrown when a batch does not start right after the last block of the previous batch (the first one at block 1),
  /// or contains no block.
  /// @param expectedFirstBlock First block of the next batch.
  /// @param firstBlock First block of the batch given.
  /// @param lastBlock Last block of the batch given.
  error ZKChainUnexpectedBlocks(uint256 expectedFirstBlock, uint256 firstBlock, uint256 lastBlock);

  /// @notice Thrown when a batch is proven before it is committed, or executed before it is proven.
  /// @param batchNumber The batch.
  error ZKChainBatchNotReady(uint256 batchNumber);

  /// @notice Thrown when the imported roots given to `executeBatch` differ from the committed ones.
  /// @param expectedHash keccak256 of the ABI-encoded roots that were committed.
  /// @param actualHash keccak256 of the ABI-encoded roots given.
  error ZKChainWrongImportedRoots(bytes32 expectedHash, bytes32 actualHash);

  /// @notice Thrown when a batch to revert is already executed, or was never committed.
  /// @param newLastBatch Requested number of the last committed batch.
  /// @param executed Number of the last batch executed.
  /// @param committed Number of the last batch committed.
  error ZKChainCannotRevert(uint256 newLastBatch, uint256 executed, uint256 committed);

  /// @notice Thrown when the batch imported a root that the settlement layer never published.
  /// @param chainId Claimed settlement layer of the root.
  /// @param blockNumber Claimed block of the root.
  /// @param root The root.
  error ZKChainUnknownImportedRoot(uint256 chainId, uint256 blockNumber, bytes32 root);

  /// @notice Publishes a batch's public data.
  /// @param batch The data; its number and its blocks follow those of the batch before.
  function commitBatch(BatchData calldata batch) external;

  /// @notice Declares the next committed batch proven.
  /// @param batchNumber Number of the batch.
  function proveBatch(uint256 batchNumber) external;

  /// @notice Executes the next proven batch: checks each imported root against
  /// `MessageRoot.historicalRoot`, then adds the batch's root to the message root.
  /// @param batchNumber Number of the batch.
  /// @param importedRoots The same as committed.
  function executeBatch(uint256 batchNumber, ImportedRoot[] calldata importedRoots) external;

  /// @notice Commits, proves and executes a batch in one transaction. All batches before have to be executed.
  /// @param batch The data; its number and its blocks follow those of the batch before.
  function settleBatch(BatchData calldata batch) external;

  /// @notice Reverts the batches committed after `newLastBatch`, proven or not, so that others can be committed instead.
  /// @param newLastBatch The last batch that stays committed.
  function revertBatches(uint256 newLastBatch) external;

  /// @notice Returns the id of the chain.
  /// @return id The chain id.
  function chainId() external view returns (uint256 id);

  /// @notice Returns the account that settles the chain's batches.
  /// @return account The account.
  function validator() external view returns (address account);

  /// @notice Returns the number of the last batch committed; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesCommitted() external view returns (uint256 batchNumber);

  /// @notice Returns the number of the last batch proven; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesVerified() external view returns (uint256 batchNumber);

  /// @notice Returns the number of the last batch executed; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesExecuted() external view returns (uint256 batchNumber);

  /// @notice Returns the root of a committed batch: keccak256(root of the logs tree || aggregated root of the chain).
  /// @param batchNumber The batch.
  /// @return root The root; zero for a batch that was never committed or was reverted.
  function chainBatchRoot(uint256 batchNumber) external view returns (bytes32 root);
}
