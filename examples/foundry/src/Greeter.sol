// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage} from "@interstake/contracts/interfaces/IInteropCenter.sol";
import {InteropReceiver} from "@interstake/contracts/interop/InteropReceiver.sol";

/// @title Greeting set from another chain
contract Greeter is InteropReceiver {
  uint256 public immutable SOURCE_CHAIN_ID;
  address public immutable OWNER;

  string public greeting;

  constructor(uint256 sourceChainId, address owner) {
    SOURCE_CHAIN_ID = sourceChainId;
    OWNER = owner;
  }

  function _processMessage(bytes32, InteropMessage calldata, bytes calldata body) internal override {
    greeting = string(body);
  }

  function _isApprovedSource(uint256 sourceChainId, address sender) internal view override returns (bool) {
    return sourceChainId == SOURCE_CHAIN_ID && sender == OWNER;
  }
}
