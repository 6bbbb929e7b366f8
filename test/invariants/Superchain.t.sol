// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {SuperchainHandler} from "./handlers/SuperchainHandler.sol";
import {SuperchainToken} from "../../contracts/superchain/SuperchainToken.sol";

contract SuperchainInvariants is InvariantTest {
  SuperchainHandler private _actions;

  function setUp() external {
    _actions = new SuperchainHandler();
  }

  function invariant_rewards() external view {
    _oneRewardForEachAccount();
    _rewardsByChainAddUp();
    _oneMessageForEachDepositor();
  }

  function _oneRewardForEachAccount() private view {
    SuperchainToken token = _actions.TOKEN();
    uint256 rewarded = 0;
    for (uint256 i = 0; i < _actions.ACCOUNTS(); ++i) {
      address account = _actions.accountAt(i);
      bool wasRewarded = token.addressesThatMinted(account);
      vm.assertTrue(!wasRewarded || _actions.isNamed(account), "a reward without a deposit");
      vm.assertEq(token.balanceOf(account), wasRewarded ? token.REWARD() : 0, "one token each");
      if (wasRewarded) ++rewarded;
    }
    vm.assertEq(rewarded, _actions.rewardCount(), "as many as were relayed");
    vm.assertEq(token.totalSupply(), rewarded * token.REWARD(), "supply");
  }

  function _rewardsByChainAddUp() private view {
    SuperchainToken token = _actions.TOKEN();
    uint256 winner = token.winningChainId();
    uint256 sum = 0;
    for (uint256 i = 0; i < _actions.CHAINS(); ++i) {
      uint256 rewards = token.rewardsByChain(_actions.chainIdOf(i));
      vm.assertEq(rewards, _actions.rewardsOf(i), "rewards of a chain");
      vm.assertGe(token.rewardsByChain(winner), rewards, "the winner has the most");
      sum += rewards;
    }
    vm.assertEq(sum, _actions.rewardCount(), "rewards of all chains");
  }

  function _oneMessageForEachDepositor() private view {
    for (uint256 i = 0; i < _actions.CHAINS(); ++i)
      for (uint256 j = 0; j < _actions.ACCOUNTS(); ++j) {
        address account = _actions.accountAt(j);
        (, bool madeFirstDeposit) = _actions.stakingOf(i).deposits(account);
        vm.assertEq(_actions.messagesAbout(i, account), madeFirstDeposit ? 1 : 0, "messages");
      }
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }
}
