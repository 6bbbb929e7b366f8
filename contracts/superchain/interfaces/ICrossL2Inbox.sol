// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @notice Position of a log: which contract emitted it, on which chain, and where. It contains no block hash, so it refers
/// to whichever log the canonical chain has there.
/// @param origin Contract that emitted the log.
/// @param blockNumber Block of the log.
/// @param logIndex Index of the log among all logs of the block.
/// @param timestamp Timestamp of the block.
/// @param chainId Chain of the block.
struct Identifier {
  address origin;
  uint256 blockNumber;
  uint256 logIndex;
  uint256 timestamp;
  uint256 chainId;
}

/// @title Inbox for logs of other chains
/// @notice Declares that the chain relies on a log of another chain. The transaction's access list has to contain the log's
/// checksum, so that nodes can check the log before they execute the transaction.
///
/// CAUTION: the inbox does not know other chains. Only the nodes check that a log exists, and exclude transactions and
/// blocks that declare one that does not. A caller has to check the origin, the chain and the event of the log, and to
/// prevent replay: a log can be declared any number of times.
interface ICrossL2Inbox {
  /// @notice Emitted when a log of another chain is relied upon.
  /// @param msgHash keccak256 of the log's payload: its topics, followed by its data.
  /// @param id Position of the log.
  event ExecutingMessage(bytes32 indexed msgHash, Identifier id);

  /// @notice Thrown when the transaction's access list does not contain the checksum of the log.
  error NotInAccessList();

  /// @notice Thrown when the block number exceeds 64 bits.
  error BlockNumberTooHigh();

  /// @notice Thrown when the log index exceeds 32 bits.
  error LogIndexTooHigh();

  /// @notice Thrown when the timestamp exceeds 64 bits.
  error TimestampTooHigh();

  /// @notice Declares that this transaction relies on a log. Anyone can call this.
  /// @param id Position of the log.
  /// @param msgHash keccak256 of the log's payload.
  function validateMessage(Identifier calldata id, bytes32 msgHash) external;

  /// @notice Returns the version of the protocol's contract that this one behaves as.
  /// @return semver The version.
  function version() external view returns (string memory semver);

  /// @notice Returns the checksum of a log, which the access list has to contain as a storage key of the inbox.
  /// @param id Position of the log.
  /// @param msgHash keccak256 of the log's payload.
  /// @return checksum A hash of all arguments, with the first byte set to 3.
  function calculateChecksum(
    Identifier calldata id,
    bytes32 msgHash
  ) external pure returns (bytes32 checksum);
}
