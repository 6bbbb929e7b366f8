// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBridgehub} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IBridgehub.sol";
import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IL2ToL1Messenger} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/l2-helpers/IL2ToL1Messenger.sol";
import {Bridgehub} from "../../../contracts/system/Bridgehub.sol";
import {L1Messenger} from "../../../contracts/system/L1Messenger.sol";
import {L2InteropRootStorage} from "../../../contracts/system/L2InteropRootStorage.sol";
import {L2MessageVerification} from "../../../contracts/system/L2MessageVerification.sol";
import {MessageRoot} from "../../../contracts/system/MessageRoot.sol";
import {
  BOOTLOADER,
  BRIDGEHUB,
  L1_MESSENGER,
  L2_INTEROP_ROOT_STORAGE,
  L2_MESSAGE_VERIFICATION,
  MESSAGE_ROOT
} from "../../../contracts/system/SystemAddresses.sol";
import {ILocalBridgehub} from "../../../contracts/system/interfaces/ILocalBridgehub.sol";
import {BatchData, IZKChain, ImportedRoot} from "../../../contracts/system/interfaces/IZKChain.sol";
import {Test} from "../foundry/Test.sol";
import {Vm} from "../foundry/Vm.sol";
import {NaiveMessageTrees} from "./NaiveMessageTrees.sol";

/// @title A settlement layer, the chains that settle on it and a chain that imports its roots, all on one EVM
/// @notice The real contracts at their real addresses, and the same trees by definition, from which proofs are built: a
/// contract that computes another root accepts none of them.
contract InteropWorld is Test {
  /// @notice A settled message.
  struct Sent {
    uint256 chain;
    uint256 batch;
    uint256 index;
  }

  struct Chain {
    uint256 chainId;
    IZKChain zkChain;
    L2Message[] pending;
    uint16 transactions;
    bytes32[] batchLeaves;
    bytes32[][] messageLeaves;
    bytes32 leaf;
  }

  /// @dev An interop root with the leaves from which it was computed.
  struct Root {
    uint256 blockNumber;
    uint256[] batchCounts;
    bytes32[] chainLeaves;
    bool imported;
  }

  uint256 public constant SETTLEMENT_CHAIN_ID = 506;

  MessageRoot public constant ROOT = MessageRoot(MESSAGE_ROOT);
  L2InteropRootStorage public constant ROOT_STORAGE = L2InteropRootStorage(L2_INTEROP_ROOT_STORAGE);
  L2MessageVerification public constant VERIFIER = L2MessageVerification(L2_MESSAGE_VERIFICATION);

  uint256 private constant L1_CHAIN_ID = 1;
  uint256 private constant FIRST_BLOCK = 100;

  /// @dev The first is the settlement layer itself, which has no batches.
  Chain[] private _chains;
  Root[] private _roots;
  Sent[] private _sent;
  mapping(uint256 sentId => L2Message) private _messages;
  mapping(bytes32 messageId => bool) private _wasSettled;
  uint256 private _block = FIRST_BLOCK;
  uint256[] private _importedRoots;

  constructor() {
    vm.chainId(SETTLEMENT_CHAIN_ID);
    vm.roll(_block);
    vm.etch(L1_MESSENGER, address(new L1Messenger()).code);
    vm.etch(BRIDGEHUB, address(new Bridgehub()).code);
    vm.etch(MESSAGE_ROOT, address(new MessageRoot(L1_CHAIN_ID, IBridgehub(BRIDGEHUB))).code);
    vm.etch(L2_INTEROP_ROOT_STORAGE, address(new L2InteropRootStorage()).code);
    vm.etch(L2_MESSAGE_VERIFICATION, address(new L2MessageVerification()).code);
    ROOT.initialize();
    ILocalBridgehub(BRIDGEHUB).initialize(address(this));
    _noteChain(_chains.push(), SETTLEMENT_CHAIN_ID);
  }

  /// @notice Registers a chain.
  /// @return chain Its index, which is that of its leaf in the shared tree.
  function addChain(uint256 chainId) external returns (uint256 chain) {
    chain = _chains.length;
    Chain storage added = _chains.push();
    _noteChain(added, chainId);
    added.zkChain = IZKChain(ILocalBridgehub(BRIDGEHUB).createNewChain(chainId, address(this)));
  }

  /// @notice Adds the messages in these logs as those of one transaction of the chain.
  function collect(uint256 chain, Vm.Log[] calldata logs) external {
    Chain storage source = _chains[chain];
    bool any = false;
    for (uint256 i = 0; i < logs.length; ++i) {
      if (logs[i].emitter != L1_MESSENGER) continue;
      if (logs[i].topics[0] != IL2ToL1Messenger.L1MessageSent.selector) continue;
      any = true;
      source.pending.push(
        L2Message({
          txNumberInBatch: source.transactions,
          sender: address(uint160(uint256(logs[i].topics[1]))),
          data: abi.decode(logs[i].data, (bytes))
        })
      );
    }
    if (any) ++source.transactions;
  }

  /// @notice Adds a message to the chain's next batch as if it had been sent.
  function queue(uint256 chain, L2Message calldata message) external {
    _chains[chain].pending.push(message);
  }

  /// @notice Settles the messages of the chain since its last batch, if any.
  /// @param joins Whether the batch is in the same settlement block as the previous one.
  function settle(uint256 chain, bool joins) external {
    if (!joins || _isImported(_block)) vm.roll(++_block);
    Chain storage source = _chains[chain];
    uint256 batchNumber = source.batchLeaves.length + 1;
    _executeBatch(source, batchNumber);

    source.messageLeaves.push();
    for (uint256 i = 0; i < source.pending.length; ++i) {
      L2Message memory message = source.pending[i];
      source.messageLeaves[batchNumber - 1].push(NaiveMessageTrees.messageLeaf(message));
      _messages[_sent.length] = message;
      _sent.push(Sent(chain, batchNumber - 1, i));
      _wasSettled[_idOf(source.chainId, batchNumber, i, message)] = true;
    }
    source.batchLeaves.push(
      NaiveMessageTrees.batchLeaf(
        NaiveMessageTrees.batchRoot(source.messageLeaves[batchNumber - 1], source.chainId),
        batchNumber
      )
    );
    source.leaf = NaiveMessageTrees.chainLeaf(source.batchLeaves, source.chainId);
    delete source.pending;
    source.transactions = 0;
    _noteRoot();
  }

  /// @notice Publishes the current root of the settlement layer again.
  function updateFullTree() external {
    if (_isImported(_block)) vm.roll(++_block);
    ROOT.updateFullTree();
    _noteRoot();
  }

  /// @notice Imports a root after the end of its block.
  /// @return imported False if it had been imported before.
  function importRoot(uint256 rootId) external returns (bool imported) {
    Root storage root = _roots[rootId];
    if (root.imported) return false;
    root.imported = true;
    _importedRoots.push(rootId);
    bytes32[] memory sides = new bytes32[](1);
    sides[0] = ROOT.historicalRoot(root.blockNumber);
    vm.prank(BOOTLOADER);
    ROOT_STORAGE.addInteropRoot(SETTLEMENT_CHAIN_ID, root.blockNumber, sides);
    return true;
  }

  /// @notice The proof of a settled message against a root of its batch or later.
  function proofOf(uint256 sentId, uint256 rootId) external view returns (bytes32[] memory) {
    Sent memory sent = _sent[sentId];
    Chain storage source = _chains[sent.chain];
    Root storage root = _roots[rootId];
    uint256 batchCount = root.batchCounts[sent.chain];
    bytes32[] memory batchLeaves = new bytes32[](batchCount);
    for (uint256 i = 0; i < batchCount; ++i) batchLeaves[i] = source.batchLeaves[i];
    return
      NaiveMessageTrees.proof(
        NaiveMessageTrees.Climb({
          messageLeaves: source.messageLeaves[sent.batch],
          messageIndex: sent.index,
          batchLeaves: batchLeaves,
          batchIndex: sent.batch,
          chainLeaves: root.chainLeaves,
          chainIndex: sent.chain
        }),
        source.chainId,
        SETTLEMENT_CHAIN_ID,
        root.blockNumber
      );
  }

  /// @notice Whether a root includes the message, so that it can be proven against it.
  function isUnder(uint256 sentId, uint256 rootId) public view returns (bool) {
    uint256[] storage batchCounts = _roots[rootId].batchCounts;
    Sent storage sent = _sent[sentId];
    return sent.chain < batchCounts.length && sent.batch < batchCounts[sent.chain];
  }

  /// @notice Any message together with any imported root that it is under.
  function findProvable(
    uint256 messageSeed,
    uint256 rootSeed
  ) external view returns (bool found, uint256 sentId, uint256 rootId) {
    uint256 roots = _importedRoots.length;
    if (roots == 0 || _sent.length == 0) return (false, 0, 0);
    sentId = messageSeed % _sent.length;
    for (uint256 i = 0; i < roots; ++i) {
      rootId = _importedRoots[((rootSeed % roots) + i) % roots];
      if (isUnder(sentId, rootId)) return (true, sentId, rootId);
    }
  }

  /// @notice Whether this message was settled at this position.
  function wasSettled(
    uint256 chainId,
    uint256 batchNumber,
    uint256 index,
    L2Message calldata message
  ) external view returns (bool) {
    return _wasSettled[_idOf(chainId, batchNumber, index, message)];
  }

  function isImported(uint256 rootId) external view returns (bool) {
    return _roots[rootId].imported;
  }

  function chainCount() external view returns (uint256) {
    return _chains.length;
  }

  function rootCount() external view returns (uint256) {
    return _roots.length;
  }

  function sentCount() external view returns (uint256) {
    return _sent.length;
  }

  function chainIdOf(uint256 chain) external view returns (uint256) {
    return _chains[chain].chainId;
  }

  function messageOf(
    uint256 sentId
  )
    external
    view
    returns (uint256 chainId, uint256 batchNumber, uint256 index, L2Message memory message)
  {
    Sent storage sent = _sent[sentId];
    return (_chains[sent.chain].chainId, sent.batch + 1, sent.index, _messages[sentId]);
  }

  /// @notice Fails unless every root in the contracts equals that of the trees by definition.
  function checkRoots() external view {
    bytes32[] memory leaves = new bytes32[](_chains.length);
    for (uint256 i = 0; i < _chains.length; ++i) {
      Chain storage chain = _chains[i];
      bytes32[] memory batches = chain.batchLeaves;
      leaves[i] = NaiveMessageTrees.chainLeaf(batches, chain.chainId);
      vm.assertEq(
        ROOT.getChainRoot(chain.chainId),
        batches.length == 0 ? bytes32(0) : NaiveMessageTrees.growingRoot(batches),
        "root of a chain"
      );
      if (batches.length == 0) continue;
      vm.assertEq(
        chain.zkChain.chainBatchRoot(batches.length),
        NaiveMessageTrees.batchRoot(chain.messageLeaves[batches.length - 1], chain.chainId),
        "root of the last batch"
      );
    }
    vm.assertEq(ROOT.getAggregatedRoot(), NaiveMessageTrees.growingRoot(leaves), "current root");
    if (_roots.length == 0) return;
    Root storage last = _roots[_roots.length - 1];
    vm.assertEq(
      ROOT.historicalRoot(last.blockNumber),
      NaiveMessageTrees.growingRoot(last.chainLeaves),
      "root of the last block"
    );
  }

  /// @notice Fails unless every imported root is that of the trees by definition.
  function checkImportedRoots() external view {
    for (uint256 i = 0; i < _importedRoots.length; ++i) {
      Root storage root = _roots[_importedRoots[i]];
      vm.assertEq(
        ROOT_STORAGE.interopRoots(SETTLEMENT_CHAIN_ID, root.blockNumber),
        NaiveMessageTrees.growingRoot(root.chainLeaves),
        "imported root"
      );
    }
  }

  function _executeBatch(Chain storage source, uint256 batchNumber) private {
    BatchData memory batch;
    batch.batchNumber = batchNumber;
    batch.firstBlock = batchNumber;
    batch.lastBlock = batchNumber;
    batch.messages = source.pending;
    source.zkChain.commitBatch(batch);
    source.zkChain.proveBatch(batchNumber);
    source.zkChain.executeBatch(batchNumber, new ImportedRoot[](0));
  }

  function _noteChain(Chain storage added, uint256 chainId) private {
    added.chainId = chainId;
    added.leaf = NaiveMessageTrees.aggregatedRoot(chainId);
  }

  /// @dev Only the last root of a block is stored.
  function _noteRoot() private {
    uint256 count = _roots.length;
    if (count == 0 || _roots[count - 1].blockNumber != _block) {
      _roots.push();
      ++count;
    }
    Root storage root = _roots[count - 1];
    root.blockNumber = _block;
    delete root.batchCounts;
    delete root.chainLeaves;
    for (uint256 i = 0; i < _chains.length; ++i) {
      root.batchCounts.push(_chains[i].batchLeaves.length);
      root.chainLeaves.push(_chains[i].leaf);
    }
  }

  function _isImported(uint256 blockNumber) private view returns (bool) {
    uint256 count = _roots.length;
    return count != 0 && _roots[count - 1].blockNumber == blockNumber && _roots[count - 1].imported;
  }

  function _idOf(
    uint256 chainId,
    uint256 batchNumber,
    uint256 index,
    L2Message memory message
  ) private pure returns (bytes32) {
    return keccak256(abi.encode(chainId, batchNumber, index, message));
  }
}
