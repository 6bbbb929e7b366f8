// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IStaking} from "../interfaces/IStaking.sol";

/// @notice A depositor that can't receive ETH.
contract RefusingDepositor {
  IStaking private immutable STAKING;

  constructor(IStaking staking) {
    STAKING = staking;
  }

  function deposit() external payable {
    STAKING.deposit{value: msg.value}();
  }

  function withdraw() external {
    STAKING.withdraw();
  }
}
