// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../../../contracts/interfaces/IInteropCenter.sol";
import {InteropReceiver} from "../../../contracts/interop/InteropReceiver.sol";

/// @notice A receiver that makes a preset call while it processes a message.
contract HostileReceiver is InteropReceiver {
  enum Reaction {
    Accept,
    Refuse,
    Reenter,
    BurnGas
  }

  /// @notice How often a message was processed.
  mapping(bytes32 interopHash => uint256) public effects;

  /// @notice Number of successful reentrant calls.
  uint256 public reentries;

  mapping(uint256 chainId => mapping(address sender => bool)) private _approved;
  Reaction private _reaction;
  bytes private _reentry;

  function approve(uint256 chainId, address sender) external {
    _approved[chainId][sender] = true;
  }

  function prepare(Reaction reaction, bytes calldata reentry) external {
    _reaction = reaction;
    _reentry = reentry;
  }

  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata,
    bytes calldata
  ) internal override {
    ++effects[interopHash];
    if (_reaction == Reaction.Refuse) revert();
    if (_reaction == Reaction.BurnGas) while (true) {}
    if (_reaction == Reaction.Reenter) {
      // Only once: ETH and messages of the reentrant call are accepted.
      _reaction = Reaction.Accept;
      (bool success, ) = address(this).call(_reentry);
      if (success) ++reentries;
    }
  }

  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view override returns (bool) {
    return _approved[sourceChainId][sender];
  }
}
