// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice In place of the message root: remembers what was added last, and has published any roots.
contract MessageRootSpy {
  mapping(uint256 blockNumber => bytes32 root) public historicalRoot;

  uint256 public count;
  uint256 public chainId;
  uint256 public batchNumber;
  bytes32 public root;

  function addChainBatchRoot(uint256 chainId_, uint256 batchNumber_, bytes32 root_) external {
    ++count;
    (chainId, batchNumber, root) = (chainId_, batchNumber_, root_);
  }
}
