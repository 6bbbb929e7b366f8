// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A depositor contract that makes a preset call when it receives ETH.
contract HostileDepositor {
  enum Reaction {
    Accept,
    Refuse,
    Reenter,
    BurnGas,
    ReturnBomb
  }

  uint256 private constant BOMB_BYTES = 100_000;

  Reaction private _reaction;
  bytes private _reentry;
  uint256 private _reentryValue;

  /// @notice Number of successful reentrant calls.
  uint256 public reentries;

  receive() external payable {
    if (_reaction == Reaction.Refuse) revert();
    if (_reaction == Reaction.BurnGas) while (true) {}
    if (_reaction == Reaction.ReturnBomb)
      assembly ("memory-safe") {
        return(0, BOMB_BYTES)
      }
    if (_reaction == Reaction.Reenter) {
      // Only once: ETH and messages of the reentrant call are accepted.
      _reaction = Reaction.Accept;
      (bool success, ) = msg.sender.call{value: _reentryValue}(_reentry);
      if (success) ++reentries;
    }
  }

  function prepare(Reaction reaction, bytes calldata reentry, uint256 reentryValue) external {
    _reaction = reaction;
    _reentry = reentry;
    _reentryValue = reentryValue;
  }
}
