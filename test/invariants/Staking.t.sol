// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {StakingHandler} from "./handlers/StakingHandler.sol";

contract StakingInvariants is InvariantTest {
  StakingHandler private _actions;

  function setUp() external {
    _actions = new StakingHandler();
  }

  function invariant_stakes() external view {
    _holdsAllStakesAndWhatWasForcedUponIt();
    _nobodyTouchesTheStakeOfAnother();
    _oneMessageForEachDepositor();
  }

  function _holdsAllStakesAndWhatWasForcedUponIt() private view {
    address[] memory depositors = _actions.depositors();
    uint256 sum = 0;
    for (uint256 i = 0; i < depositors.length; ++i) sum += _stakeOf(depositors[i]);
    uint256 held = address(_actions.STAKING()).balance;
    vm.assertGe(held, sum, "holds at least all stakes");
    vm.assertEq(held, sum + _actions.forced(), "any excess was forced into it");
    vm.assertEq(_actions.STAKING().totalStaked(), held, "totalStaked is the balance");
  }

  function _nobodyTouchesTheStakeOfAnother() private view {
    address[] memory depositors = _actions.depositors();
    for (uint256 i = 0; i < depositors.length; ++i) {
      address depositor = depositors[i];
      vm.assertEq(_stakeOf(depositor), _actions.stakeByEvents(depositor), "stake and events");
      vm.assertEq(_actions.wealthOf(depositor), _actions.endowment(), "nobody gains or loses");
    }
  }

  function _oneMessageForEachDepositor() private view {
    address[] memory depositors = _actions.depositors();
    for (uint256 i = 0; i < depositors.length; ++i) {
      address depositor = depositors[i];
      (, bool madeFirstDeposit) = _actions.STAKING().deposits(depositor);
      bool hasDeposited = _actions.hasDeposited(depositor);
      vm.assertTrue(madeFirstDeposit == hasDeposited, "madeFirstDeposit is permanent");
      vm.assertEq(_actions.messagesAbout(depositor), hasDeposited ? 1 : 0, "messages");
    }
  }

  function _stakeOf(address depositor) private view returns (uint256 amount) {
    (amount, ) = _actions.STAKING().deposits(depositor);
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }
}
