// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IStaking} from "../interfaces/IStaking.sol";

/// @notice A depositor that withdraws again while it receives its withdrawal.
contract ReenteringDepositor {
  IStaking private immutable STAKING;

  /// @notice Calldata of the reentrant call into the staking contract.
  bytes private _reentry;

  /// @notice Whether that call succeeded, and its result.
  bool public reentered;
  bytes public result;

  constructor(IStaking staking) {
    STAKING = staking;
  }

  receive() external payable {
    (reentered, result) = address(STAKING).call(_reentry);
  }

  function deposit() external payable {
    STAKING.deposit{value: msg.value}();
  }

  function withdraw(uint256 amount, bytes calldata reentry) external {
    _reentry = reentry;
    STAKING.withdraw(amount);
  }
}
