// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBridgehub} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IBridgehub.sol";
import {IMessageRoot} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IMessageRoot.sol";
import {
  ChainExists,
  MessageRootNotRegistered,
  OnlyBridgehubOrChainAssetHandler,
  OnlyChain
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/L1BridgehubErrors.sol";
import {DynamicIncrementalMerkle} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/libraries/DynamicIncrementalMerkle.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {NotL2} from "./SystemErrors.sol";
import {FullMerkle} from "./libraries/FullMerkle.sol";
import {MessageHashing} from "./libraries/MessageHashing.sol";

/// @title Message root of all chains
/// @notice Deployed at 0x10005 on the settlement layer. Each chain that settles here has a tree of its batches; the roots
/// of these trees are the leaves of the shared tree, whose root other chains import as an interop root.
///
/// The settlement layer itself is the shared tree's first leaf. Registering a chain changes the shared tree but
/// publishes no root.
contract MessageRoot is IMessageRoot, Initializable {
  using FullMerkle for FullMerkle.FullTree;
  using DynamicIncrementalMerkle for DynamicIncrementalMerkle.Bytes32PushTree;

  /// @notice Chain id of L1, where no batch can be added.
  uint256 public immutable L1_CHAIN_ID;

  /// @inheritdoc IMessageRoot
  IBridgehub public immutable override BRIDGE_HUB;

  /// @notice Returns the number of chains with a leaf in the shared tree, this one included.
  uint256 public chainCount;

  /// @notice Returns the index of a chain's leaf in the shared tree; also 0 if it has none.
  mapping(uint256 chainId => uint256 index) public chainIndex;

  /// @notice Returns the chain whose leaf has this index, or 0 if there is none.
  mapping(uint256 index => uint256 chainId) public chainIndexToId;

  /// @notice Returns the height and the number of leaves of the shared tree.
  FullMerkle.FullTree public sharedTree;

  /// @inheritdoc IMessageRoot
  /// @dev The root published last in that block; zero if the block published none.
  mapping(uint256 blockNumber => bytes32 root) public override historicalRoot;

  mapping(uint256 chainId => DynamicIncrementalMerkle.Bytes32PushTree tree) private _chainTrees;

  /// @notice Emitted when a chain is given a leaf in the shared tree.
  /// @param chainId The chain.
  /// @param chainIndex Index of its leaf.
  event AddedChain(uint256 indexed chainId, uint256 indexed chainIndex);

  /// @notice Emitted when a batch is appended to a chain's tree.
  /// @param chainId The chain.
  /// @param batchNumber Number of the batch.
  /// @param chainBatchRoot Root of the batch: keccak256(root of its logs tree || aggregated root of the chain).
  event AppendedChainBatchRoot(
    uint256 indexed chainId,
    uint256 indexed batchNumber,
    bytes32 chainBatchRoot
  );

  /// @notice Emitted when the root of a chain's tree changes, and with it the chain's leaf in the shared tree.
  /// @param chainId The chain.
  /// @param chainRoot Root of the tree of its batches.
  /// @param chainIdLeafHash Its leaf in the shared tree.
  event NewChainRoot(uint256 indexed chainId, bytes32 chainRoot, bytes32 chainIdLeafHash);

  /// @notice Emitted when a root is published for other chains to import. Of several in a block, only the last one is final.
  /// @param chainId Chain id of this settlement layer.
  /// @param blockNumber Block of this settlement layer.
  /// @param logId Always 0.
  /// @param sides The root, as the only element.
  event NewInteropRoot(
    uint256 indexed chainId,
    uint256 indexed blockNumber,
    uint256 indexed logId,
    bytes32[] sides
  );

  /// @notice Sets the immutable values; `initialize` does the rest.
  /// @param l1ChainId Chain id of L1.
  /// @param bridgehub Contract that registers the contract of each chain.
  constructor(uint256 l1ChainId, IBridgehub bridgehub) {
    L1_CHAIN_ID = l1ChainId;
    BRIDGE_HUB = bridgehub;
  }

  /// @notice Gives this chain the first leaf of the shared tree.
  /// @dev Not part of the constructor, because code set at a fixed address starts with empty storage.
  function initialize() external initializer {
    sharedTree.setup(MessageHashing.EMPTY_LEAF);
    _addNewChain(block.chainid);
  }

  /// @inheritdoc IMessageRoot
  function addNewChain(uint256 chainId) external {
    address bridgehub = address(BRIDGE_HUB);
    address chainAssetHandler = BRIDGE_HUB.chainAssetHandler();
    require(
      msg.sender == bridgehub || msg.sender == chainAssetHandler,
      OnlyBridgehubOrChainAssetHandler(msg.sender, bridgehub, chainAssetHandler)
    );
    require(!chainRegistered(chainId), ChainExists());
    _addNewChain(chainId);
  }

  /// @inheritdoc IMessageRoot
  function addChainBatchRoot(
    uint256 chainId,
    uint256 batchNumber,
    bytes32 chainBatchRoot
  ) external {
    address zkChain = BRIDGE_HUB.getZKChain(chainId);
    require(msg.sender == zkChain, OnlyChain(msg.sender, zkChain));
    require(block.chainid != L1_CHAIN_ID, NotL2());
    require(chainRegistered(chainId), MessageRootNotRegistered());

    (, bytes32 chainRoot) = _chainTrees[chainId].push(
      MessageHashing.batchLeaf(chainBatchRoot, batchNumber)
    );
    emit AppendedChainBatchRoot(chainId, batchNumber, chainBatchRoot);

    bytes32 chainIdLeafHash = MessageHashing.chainIdLeaf(chainRoot, chainId);
    bytes32 sharedTreeRoot = sharedTree.updateLeaf(chainIndex[chainId], chainIdLeafHash);
    emit NewChainRoot(chainId, chainRoot, chainIdLeafHash);

    _publish(sharedTreeRoot);
  }

  /// @notice Publishes the current root, for example after registering chains. Anyone can call this.
  /// @dev Every change of a chain's root updates the shared tree immediately, so there is nothing to recompute.
  function updateFullTree() external {
    _publish(sharedTree.root());
  }

  /// @notice Returns the root of the shared tree.
  /// @return root The root.
  function getAggregatedRoot() external view returns (bytes32 root) {
    return chainCount == 0 ? MessageHashing.EMPTY_LEAF : sharedTree.root();
  }

  /// @notice Returns the root of a chain's tree; zero as long as the chain has no batch.
  /// @param chainId The chain, registered.
  /// @return chainRoot The root.
  function getChainRoot(uint256 chainId) external view returns (bytes32 chainRoot) {
    require(chainRegistered(chainId), MessageRootNotRegistered());
    return _chainTrees[chainId].root();
  }

  /// @notice Returns whether a chain has a leaf in the shared tree.
  /// @param chainId The chain.
  /// @return isRegistered Whether it has; this chain always has.
  function chainRegistered(uint256 chainId) public view returns (bool isRegistered) {
    return chainId == block.chainid || chainIndex[chainId] != 0;
  }

  function _addNewChain(uint256 chainId) private {
    uint256 index = chainCount++;
    chainIndex[chainId] = index;
    chainIndexToId[index] = chainId;

    bytes32 chainRoot = _chainTrees[chainId].setup(MessageHashing.EMPTY_LEAF);
    sharedTree.pushNewLeaf(MessageHashing.chainIdLeaf(chainRoot, chainId));
    emit AddedChain(chainId, index);
  }

  function _publish(bytes32 sharedTreeRoot) private {
    historicalRoot[block.number] = sharedTreeRoot;
    bytes32[] memory sides = new bytes32[](1);
    sides[0] = sharedTreeRoot;
    emit NewInteropRoot(block.chainid, block.number, 0, sides);
  }
}
