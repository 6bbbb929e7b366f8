// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage, Proof} from "../../../contracts/interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../../../contracts/interop/InteropReceiver.sol";

/// @notice A receiver that counts its effects, and while it has one tries to take the same message again.
contract CountingReceiver is InteropReceiver {
  mapping(uint256 chainId => address sender) public approvedSenders;
  mapping(bytes32 interopHash => uint256 count) public effects;
  bool public wasConsumedAgain;

  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata message,
    bytes calldata
  ) internal override {
    ++effects[interopHash];
    Proof memory proof;
    proof.sourceChainId = message.sourceChainId;
    (wasConsumedAgain, ) = address(this).call(
      abi.encodeCall(this.receiveInteropMessage, (message, proof))
    );
  }

  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return approvedSenders[sourceChainId] == sender;
  }
}
