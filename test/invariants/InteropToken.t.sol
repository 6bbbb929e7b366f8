// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {InteropTokenHandler} from "./handlers/InteropTokenHandler.sol";
import {InteropToken} from "../../contracts/InteropToken.sol";

contract InteropTokenInvariants is InvariantTest {
  InteropTokenHandler private _actions;

  function setUp() external {
    _actions = new InteropTokenHandler();
  }

  function invariant_rewards() external view {
    _oneRewardForEachAccount();
    _rewardsByChainAddUpAndTheWinnerHasTheMost();
  }

  function _oneRewardForEachAccount() private view {
    InteropToken token = _actions.TOKEN();
    address[] memory depositors = _actions.depositors();
    uint256 balances = 0;
    uint256 rewarded = 0;
    for (uint256 i = 0; i < depositors.length; ++i) {
      balances += token.balanceOf(depositors[i]);
      bool wasRewarded = token.addressesThatMinted(depositors[i]);
      vm.assertTrue(wasRewarded == _actions.wasRewarded(depositors[i]), "who was rewarded");
      if (!wasRewarded) continue;
      ++rewarded;
      vm.assertTrue(_isDueAReward(depositors[i]), "a reward without a deposit");
    }
    vm.assertEq(rewarded, _actions.rewardCount(), "distinct accounts rewarded");
    vm.assertEq(token.totalSupply(), rewarded * token.REWARD(), "supply");
    vm.assertEq(balances, token.totalSupply(), "nobody else has any");
  }

  function _rewardsByChainAddUpAndTheWinnerHasTheMost() private view {
    InteropToken token = _actions.TOKEN();
    uint256 winner = token.winningChainId();
    uint256 sum = 0;
    for (uint256 i = 1; i < _actions.WORLD().chainCount(); ++i) {
      uint256 chainId = _actions.WORLD().chainIdOf(i);
      uint256 rewards = token.rewardsByChain(chainId);
      vm.assertEq(rewards, _actions.rewardsOf(chainId), "rewards of a chain");
      vm.assertGe(token.rewardsByChain(winner), rewards, "the winner has the most");
      sum += rewards;
    }
    vm.assertEq(sum, _actions.rewardCount(), "rewards of all chains");
    vm.assertEq(winner, _actions.leader(), "among equals the first");
  }

  function _isDueAReward(address depositor) private view returns (bool) {
    for (uint256 i = 1; i < _actions.WORLD().chainCount(); ++i)
      if (_actions.hasDeposited(i, depositor) || _actions.isNamed(i, depositor)) return true;
    return false;
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }
}
