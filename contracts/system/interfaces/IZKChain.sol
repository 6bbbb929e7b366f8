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

/// @notice The public data of a batch: enough to rebuild its logs tree, hence every proof, without asking the chain.
/// @param batchNumber Number of the batch; the first is 1.
/// @param firstBlock First block of the chain in the batch.
/// @param lastBlock Last block of the chain in the batch.
/// @param lastBlockHash Hash of `lastBlock`.
/// @param timestamp Time of `lastBlock`, in seconds since the epoch.
/// @param messages Messages of the batch in log order, that is in the order of the logs tree's leaves.
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

/// @title A chain, as its settlement layer sees it
/// @notice Takes the batches of one chain in three steps: commit (public data), prove, execute.
/// Only the chain's validator may call them. On a live network a validity proof stands behind `proveBatch`; such a
/// proof cannot be had on a laptop, so here the validator's word stands in its place. Everything else is checked:
/// the logs tree is rebuilt from the public data, batches and blocks follow each other without a gap, and imported
/// roots are compared with those of the settlement layer.
interface IZKChain {
  /// @notice A batch's public data has been published.
  /// @param batchNumber Number of the batch.
  /// @param batchHash keccak256 of the ABI-encoded `BatchData`.
  /// @param chainBatchRoot keccak256(root of the logs tree || aggregated root of the chain).
  event BlockCommit(
    uint256 indexed batchNumber,
    bytes32 indexed batchHash,
    bytes32 indexed chainBatchRoot
  );

  /// @notice Batches up to `currentLastVerifiedBatch` count as proven.
  /// @param previousLastVerifiedBatch Up to where they did before.
  /// @param currentLastVerifiedBatch Up to where they do now.
  event BlocksVerification(
    uint256 indexed previousLastVerifiedBatch,
    uint256 indexed currentLastVerifiedBatch
  );

  /// @notice A batch is final; its root has been added to the message root.
  /// @param batchNumber Number of the batch.
  /// @param batchHash keccak256 of the ABI-encoded `BatchData`.
  /// @param chainBatchRoot What `MessageRoot.addChainBatchRoot` was called with.
  event BlockExecution(
    uint256 indexed batchNumber,
    bytes32 indexed batchHash,
    bytes32 indexed chainBatchRoot
  );

  /// @notice Batches that were committed, but not executed, have been taken back.
  /// @param totalBatchesCommitted Number of the last batch that is still committed.
  /// @param totalBatchesVerified Number of the last one proven.
  /// @param totalBatchesExecuted Number of the last one executed.
  event BlocksRevert(
    uint256 totalBatchesCommitted,
    uint256 totalBatchesVerified,
    uint256 totalBatchesExecuted
  );

  /// @notice The caller is not the chain's validator.
  /// @param caller The caller.
  /// @param validator The validator.
  error ZKChainOnlyValidator(address caller, address validator);

  /// @notice Batches are committed, proven and executed one after the other.
  /// @param expected Number of the batch that is next.
  /// @param actual Number of the batch given.
  error ZKChainUnexpectedBatch(uint256 expected, uint256 actual);

  /// @notice A batch starts at the block after the last one of the batch before (the first at block 1), and does not
  /// end before it starts.
  /// @param expectedFirstBlock The block that is next.
  /// @param firstBlock First block of the batch given.
  /// @param lastBlock Last block of the batch given.
  error ZKChainUnexpectedBlocks(uint256 expectedFirstBlock, uint256 firstBlock, uint256 lastBlock);

  /// @notice The batch has not reached the step before the one asked for.
  /// @param batchNumber The batch.
  error ZKChainBatchNotReady(uint256 batchNumber);

  /// @notice The data handed to `executeBatch` is not the committed one.
  /// @param expectedHash keccak256 of the ABI-encoded roots that were committed.
  /// @param actualHash The same of those given.
  error ZKChainWrongImportedRoots(bytes32 expectedHash, bytes32 actualHash);

  /// @notice An executed batch is final, and one that was never committed cannot be the last.
  /// @param newLastBatch The batch that was to be the last.
  /// @param executed Number of the last batch executed.
  /// @param committed Number of the last batch committed.
  error ZKChainCannotRevert(uint256 newLastBatch, uint256 executed, uint256 committed);

  /// @notice The batch imported a root that the settlement layer never had.
  /// @param chainId Settlement layer that the root is said to belong to.
  /// @param blockNumber Block that it is said to be of.
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

  /// @notice Takes back what was committed after `newLastBatch`, proven or not: others are committed in its place.
  /// @param newLastBatch The last batch that stays committed.
  function revertBatches(uint256 newLastBatch) external;

  /// @notice Chain id of the chain.
  /// @return id The chain id.
  function chainId() external view returns (uint256 id);

  /// @notice The account that settles the chain's batches.
  /// @return account The account.
  function validator() external view returns (address account);

  /// @notice Number of the last batch committed; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesCommitted() external view returns (uint256 batchNumber);

  /// @notice Number of the last batch proven; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesVerified() external view returns (uint256 batchNumber);

  /// @notice Number of the last batch executed; 0 before the first.
  /// @return batchNumber The number.
  function totalBatchesExecuted() external view returns (uint256 batchNumber);

  /// @notice Root of a committed batch: keccak256(root of the logs tree || aggregated root of the chain).
  /// @param batchNumber The batch.
  /// @return root The root; zero for a batch that was never committed, or was taken back.
  function chainBatchRoot(uint256 batchNumber) external view returns (bytes32 root);
}
