// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {
  L2Log,
  L2Message
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {Merkle} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/libraries/Merkle.sol";
import {L1_MESSENGER} from "../SystemAddresses.sol";

/// @title Hashing of the message trees
/// @notice The steps from a message to an interop root are: log leaf, logs tree, chain batch root, batch leaf, chain tree,
/// chain leaf, shared tree. This library implements every step that is not a tree.
/// @dev Leaves are hashes of 88 or 96 bytes and inner nodes hashes of 64, so one cannot be mistaken for the other.
library MessageHashing {
  /// @dev Unused leaf of a chain tree and of the shared tree: keccak256 of 96 zero bytes.
  bytes32 internal constant EMPTY_LEAF =
    0x46700b4d40ac5c35af2c22dda2787a91eb567b06c924a8fb8ae9a05b20c08c21;

  bytes32 private constant BATCH_LEAF_PADDING = keccak256("zkSync:BatchLeaf");
  bytes32 private constant CHAIN_ID_LEAF_PADDING = keccak256("zkSync:ChainIdLeaf");

  /// @notice Computes the leaf of a log in the logs tree.
  /// @param log The log.
  /// @return leaf The leaf: keccak256 of the 88 bytes of its fields.
  function logLeaf(L2Log memory log) internal pure returns (bytes32 leaf) {
    return
      keccak256(
        abi.encodePacked(
          log.l2ShardId,
          log.isService,
          log.txNumberInBatch,
          log.sender,
          log.key,
          log.value
        )
      );
  }

  /// @notice Computes the leaf of a message in the logs tree: that of the log that the messenger emits for it.
  /// @param message The message.
  /// @return leaf The leaf, the same as `logLeaf` of that log.
  /// @dev Shard 0, service log, index of the transaction, messenger, sender, hash of the data. Written at the free memory
  /// pointer without advancing it, so that a batch of thousands of messages does not expand memory.
  function messageLeaf(L2Message calldata message) internal pure returns (bytes32 leaf) {
    uint256 head =
      (1 << 240) |
        (uint256(message.txNumberInBatch) << 224) |
        (uint256(uint160(L1_MESSENGER)) << 64);
    address sender = message.sender;
    bytes32 dataHash = keccak256(message.data);
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
      let log := mload(0x40)
      mstore(log, head)
      mstore(add(log, 24), sender)
      mstore(add(log, 56), dataHash)
      leaf := keccak256(log, 88)
    }
  }

  /// @notice Computes the shared tree's root of a chain's own MessageRoot when nothing settles on that chain.
  /// @param chainId The chain.
  /// @return root The root.
  function aggregatedRoot(uint256 chainId) internal pure returns (bytes32 root) {
    return chainIdLeaf(bytes32(0), chainId);
  }

  /// @notice Computes the root that a batch adds to the message root.
  /// @param localLogsRoot Root of the batch's logs tree.
  /// @param chainId Chain of the batch.
  /// @return batchRoot keccak256(root of the logs tree || aggregated root of the chain).
  function chainBatchRoot(
    bytes32 localLogsRoot,
    uint256 chainId
  ) internal pure returns (bytes32 batchRoot) {
    return Merkle.efficientHash(localLogsRoot, aggregatedRoot(chainId));
  }

  /// @notice Computes the leaf of a batch in its chain's tree.
  /// @param batchRoot Root that the batch adds to the message root.
  /// @param batchNumber Number of the batch.
  /// @return leaf The leaf: keccak256 of 96 bytes.
  function batchLeaf(bytes32 batchRoot, uint256 batchNumber) internal pure returns (bytes32 leaf) {
    return keccak256(abi.encode(BATCH_LEAF_PADDING, batchRoot, batchNumber));
  }

  /// @notice Computes the leaf of a chain in the shared tree.
  /// @param chainRoot Root of the chain's tree; zero for a chain without a batch.
  /// @param chainId The chain.
  /// @return leaf The leaf: keccak256 of 96 bytes.
  function chainIdLeaf(bytes32 chainRoot, uint256 chainId) internal pure returns (bytes32 leaf) {
    return keccak256(abi.encode(CHAIN_ID_LEAF_PADDING, chainRoot, chainId));
  }
}
