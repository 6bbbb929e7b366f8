// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../interop/InteropReceiver.sol";

/// @notice A receiver that a test tells whom to trust, and what to do with a message.
contract ReceiverProbe is InteropReceiver {
  /// @notice A table whose empty entries are the zero address, as many a receiver has one.
  mapping(uint256 chainId => address sender) public approvedSenders;

  bool public refuses;

  /// @notice Data of the call back into this contract, and what it was answered.
  bytes private _reentry;
  bool public reentered;
  bytes public answer;

  /// @notice What the receiver was given.
  event Processed(bytes32 interopHash, address sender, uint256 messageNum, bytes body);

  error ProbeRefuses();

  function approve(uint256 chainId, address sender) external {
    approvedSenders[chainId] = sender;
  }

  function refuse(bool refuses_) external {
    refuses = refuses_;
  }

  function reenter(bytes calldata reentry) external {
    _reentry = reentry;
  }

  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata message,
    bytes calldata body
  ) internal override {
    require(!refuses, ProbeRefuses());
    emit Processed(interopHash, message.sender, message.messageNum, body);
    bytes memory reentry = _reentry;
    if (reentry.length == 0) return;
    delete _reentry;
    (reentered, answer) = address(this).call(reentry);
  }

  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return approvedSenders[sourceChainId] == sender;
  }
}
