// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {FullMerkle} from "../system/libraries/FullMerkle.sol";
import {LogsTree} from "../system/libraries/LogsTree.sol";
import {MessageHashing} from "../system/libraries/MessageHashing.sol";

/// @notice Lets tests call the libraries of the message trees.
contract MessageTrees {
  using FullMerkle for FullMerkle.FullTree;

  FullMerkle.FullTree private _tree;

  function updateLeaf(uint256 index, bytes32 leaf) external {
    _tree.updateLeaf(index, leaf);
  }

  function messageLeaf(L2Message calldata message) external pure returns (bytes32) {
    return MessageHashing.messageLeaf(message);
  }

  function logsRoot(L2Message[] calldata messages) external pure returns (bytes32) {
    return LogsTree.root(messages);
  }

  function aggregatedRoot(uint256 chainId) external pure returns (bytes32) {
    return MessageHashing.aggregatedRoot(chainId);
  }

  function chainBatchRoot(bytes32 localLogsRoot, uint256 chainId) external pure returns (bytes32) {
    return MessageHashing.chainBatchRoot(localLogsRoot, chainId);
  }
}
