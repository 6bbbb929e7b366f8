// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../interop/InteropReceiver.sol";

/// @notice A receiver whose approved senders and processing are set by a test.
contract ReceiverProbe is InteropReceiver {
  /// @notice A mapping that returns the zero address for chains it lacks, as in many receivers.
  mapping(uint256 chainId => address sender) public approvedSenders;

  bool public refuses;

  /// @notice Calldata of the reentrant call into this contract, and its result.
  bytes private _reentry;
  bool public reentered;
  bytes public result;

  /// @notice Emitted when a message is processed.
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
    (reentered, result) = address(this).call(reentry);
  }

  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return approvedSenders[sourceChainId] == sender;
  }
}
