// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {
  HashedLogIsDefault,
  InvalidProofLengthForFinalNode,
  MerklePathEmpty
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/L1ContractErrors.sol";
import {
  L2Log,
  L2Message
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IL2InteropRootStorage} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/interfaces/IL2InteropRootStorage.sol";
import {Merkle} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/libraries/Merkle.sol";
import {UnsupportedProofMetadataVersion} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/L1StateTransitionErrors.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {Panic} from "@openzeppelin/contracts/utils/Panic.sol";
import {L2_INTEROP_ROOT_STORAGE} from "./SystemAddresses.sol";
import {DepthMoreThanOneForRecursiveMerkleProof} from "./SystemErrors.sol";
import {LogsTree} from "./libraries/LogsTree.sol";
import {MessageHashing} from "./libraries/MessageHashing.sol";

/// @title Verifier of messages from other chains
/// @notice Deployed at 0x10009 on every chain. Recomputes an interop root from a message and its proof, and compares it
/// with the one that this chain has imported.
///
/// A proof has two levels. The first climbs from the message's leaf through the logs tree to the batch's root, then
/// through the source chain's tree to the chain's leaf. The second climbs from there through the shared tree of the
/// settlement layer to an interop root. Each begins with a metadata word; the level that ends in a stored root is called
/// final.
///
/// CAUTION: a message has many valid proofs, as trailing elements are ignored and any later root is accepted. Never identify
/// a message by its proof.
contract L2MessageVerification is IMessageVerification {
  /// @dev The claim that a level proves.
  /// @param chainId The source chain, then its settlement layer.
  /// @param number The batch of the source chain, then the block of the settlement layer.
  /// @param index Index of the leaf.
  /// @param leaf The message's leaf, then the chain's.
  struct Claim {
    uint256 chainId;
    uint256 number;
    uint256 index;
    bytes32 leaf;
  }

  /// @dev The parsed first word of a level.
  /// @param start Index of the first word of the path.
  /// @param pathLength Length of the path.
  /// @param batchPathLength Length of the path in the chain's tree.
  /// @param isFinal Whether the path ends in a stored root.
  struct Metadata {
    uint256 start;
    uint256 pathLength;
    uint256 batchPathLength;
    bool isFinal;
  }

  uint256 private constant METADATA_VERSION = 1;

  /// @inheritdoc IMessageVerification
  function proveL2MessageInclusionShared(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    uint256 index,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external view returns (bool) {
    bytes32 leaf = MessageHashing.messageLeaf(message);
    return _verify(Claim(chainId, blockOrBatchNumber, index, leaf), proof, false);
  }

  /// @inheritdoc IMessageVerification
  function proveL2LogInclusionShared(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    uint256 index,
    L2Log calldata log,
    bytes32[] calldata proof
  ) external view returns (bool) {
    bytes32 leaf = MessageHashing.logLeaf(log);
    return _verify(Claim(chainId, blockOrBatchNumber, index, leaf), proof, false);
  }

  /// @inheritdoc IMessageVerification
  function proveL2LeafInclusionShared(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    uint256 leafProofMask,
    bytes32 leaf,
    bytes32[] calldata proof
  ) external view returns (bool) {
    return _verify(Claim(chainId, blockOrBatchNumber, leafProofMask, leaf), proof, false);
  }

  /// @dev Verifies one level and, unless it is final, the next. With `isSettlementLayer`, this is the second level, which
  /// must be final.
  function _verify(
    Claim memory claim,
    bytes32[] calldata proof,
    bool isSettlementLayer
  ) private view returns (bool) {
    require(proof.length != 0, MerklePathEmpty());
    // The empty leaf is part of every logs tree that is not full, so its inclusion proves nothing.
    require(claim.leaf != LogsTree.EMPTY_LEAF, HashedLogIsDefault());

    Metadata memory metadata = _parseMetadata(proof);
    bytes32 root = Merkle.calculateRoot(
      _slice(proof, metadata.start, metadata.pathLength),
      claim.index,
      claim.leaf
    );
    if (metadata.isFinal) {
      bytes32 stored = IL2InteropRootStorage(L2_INTEROP_ROOT_STORAGE).interopRoots(
        claim.chainId,
        claim.number
      );
      return stored == root && stored != bytes32(0);
    }

    bytes32[] calldata rest = proof[metadata.start + metadata.pathLength:];
    Claim memory next = _climb(claim, root, rest, metadata.batchPathLength);
    require(!isSettlementLayer, DepthMoreThanOneForRecursiveMerkleProof());
    return _verify(next, rest[metadata.batchPathLength + 3:], true);
  }

  /// @dev From a batch's root through the chain's tree to the chain's leaf on its settlement layer. The elements are: index
  /// of the batch's leaf, its path, block and chain index, chain id of the settlement layer.
  function _climb(
    Claim memory claim,
    bytes32 batchRoot,
    bytes32[] calldata elements,
    uint256 pathLength
  ) private pure returns (Claim memory) {
    bytes32 chainRoot = Merkle.calculateRoot(
      _slice(elements, 1, pathLength),
      uint256(elements[0]),
      MessageHashing.batchLeaf(batchRoot, claim.number)
    );
    uint256 blockAndChainIndex = uint256(elements[pathLength + 1]);
    return
      Claim({
        chainId: uint256(elements[pathLength + 2]),
        number: blockAndChainIndex >> 128,
        index: uint128(blockAndChainIndex),
        leaf: MessageHashing.chainIdLeaf(chainRoot, claim.chainId)
      });
  }

  /// @dev Bytes of a metadata word: version, path length, batch path length, final, then 28 zeros. A first word that
  /// does not end in those zeros is not metadata: the whole proof is one path, the format before metadata existed.
  function _parseMetadata(bytes32[] calldata proof) private pure returns (Metadata memory) {
    bytes32 word = proof[0];
    if (uint256(uint224(uint256(word))) != 0) {
      return Metadata({start: 0, pathLength: proof.length, batchPathLength: 0, isFinal: true});
    }
    require(uint8(word[0]) == METADATA_VERSION, UnsupportedProofMetadataVersion(uint8(word[0])));
    bool isFinal = word[3] != 0;
    require(!isFinal || word[2] == 0, InvalidProofLengthForFinalNode());
    return
      Metadata({
        start: 1,
        pathLength: uint8(word[1]),
        batchPathLength: uint8(word[2]),
        isFinal: isFinal
      });
  }

  /// @dev Returns a slice of a proof. Panics like an out-of-bounds array access if the proof is too short.
  function _slice(
    bytes32[] calldata proof,
    uint256 start,
    uint256 length
  ) private pure returns (bytes32[] calldata) {
    if (start + length > proof.length) Panic.panic(Panic.ARRAY_OUT_OF_BOUNDS);
    return proof[start:start + length];
  }
}
