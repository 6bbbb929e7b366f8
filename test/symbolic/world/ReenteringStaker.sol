// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IStaking} from "../../../contracts/interfaces/IStaking.sol";

/// @notice A depositor that, while it is paid, withdraws again.
contract ReenteringStaker {
  IStaking private immutable STAKING;
  uint256 private immutable SECOND;

  bool private _entered;

  constructor(IStaking staking, uint256 second) {
    STAKING = staking;
    SECOND = second;
  }

  receive() external payable {
    if (_entered) return;
    _entered = true;
    // solhint-disable-next-line no-empty-blocks
    try STAKING.withdraw(SECOND) {} catch {}
  }

  function withdraw(uint256 amount) external {
    STAKING.withdraw(amount);
  }
}
