// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Stub of a Bridgehub that registers any account as a chain.
contract BridgehubStub {
  address public immutable chainAssetHandler;

  mapping(uint256 chainId => address zkChain) public getZKChain;

  constructor(address handler) {
    chainAssetHandler = handler;
  }

  function setZKChain(uint256 chainId, address zkChain) external {
    getZKChain[chainId] = zkChain;
  }
}
