// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Staking} from "../../contracts/Staking.sol";
import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {L1_MESSENGER} from "../../contracts/system/SystemAddresses.sol";
import {MessengerSpy} from "./world/MessengerSpy.sol";
import {ReenteringStaker} from "./world/ReenteringStaker.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract StakingTheorems is SymbolicTest {
  Staking private _staking;
  MessengerSpy private _messenger;

  function setUp() external {
    _staking = new Staking();
    _messenger = MessengerSpy(L1_MESSENGER);
    vm.etch(L1_MESSENGER, address(new MessengerSpy()).code);
    svm.enableSymbolicStorage(address(_staking));
  }

  function check_nobodyElseChangesAStake(address caller, address other, uint256 value) external {
    vm.assume(caller != other);
    (uint256 amount, bool madeFirstDeposit) = _staking.deposits(other);
    _call(caller, value, svm.createCalldata("Staking"));
    (uint256 amountAfter, bool madeFirstDepositAfter) = _staking.deposits(other);
    vm.assertEq(amountAfter, amount, "the stake of another");
    vm.assertTrue(madeFirstDepositAfter == madeFirstDeposit, "the first deposit of another");
  }

  function check_madeFirstDepositIsForGood(address caller, address any, uint256 value) external {
    (, bool madeFirstDeposit) = _staking.deposits(any);
    vm.assume(madeFirstDeposit);
    _call(caller, value, svm.createCalldata("Staking"));
    (, bool madeFirstDepositAfter) = _staking.deposits(any);
    vm.assertTrue(madeFirstDepositAfter, "once made, always made");
  }

  function check_depositIsExact(address caller, uint256 value) external {
    (uint256 amount, bool madeFirstDeposit) = _staking.deposits(caller);
    vm.assume(amount <= MAX_ETH);
    (bool success, bytes memory result) = _call(
      caller,
      value,
      abi.encodeWithSelector(IStaking.deposit.selector)
    );
    (uint256 amountAfter, bool madeFirstDepositAfter) = _staking.deposits(caller);
    if (value == 0) {
      assertReverted(success, result, IStaking.StakingZeroAmount.selector, "nothing deposited");
      return;
    }
    vm.assertTrue(success, "a deposit succeeds");
    vm.assertEq(amountAfter, amount + value, "the stake grows by the deposit");
    vm.assertTrue(madeFirstDepositAfter, "a deposit was made");
    vm.assertEq(_messenger.count(), madeFirstDeposit ? 0 : 1, "a message for the first alone");
    if (madeFirstDeposit) return;
    vm.assertEq(_messenger.sender(), address(_staking), "sent by the contract");
    vm.assertEq(_messenger.message(), abi.encode(caller), "about the depositor");
  }

  function check_aDepositForAnotherIsExact(
    address caller,
    address beneficiary,
    uint256 value
  ) external {
    (uint256 amount, bool madeFirstDeposit) = _staking.deposits(caller);
    vm.assume(amount <= MAX_ETH);
    (bool success, bytes memory result) = _call(
      caller,
      value,
      abi.encodeCall(IStaking.depositWithBeneficiary, (beneficiary))
    );
    (uint256 amountAfter, bool madeFirstDepositAfter) = _staking.deposits(caller);
    if (!success) {
      bytes4 expected = IStaking.StakingNotFirstDeposit.selector;
      if (beneficiary == address(0)) expected = IStaking.StakingZeroBeneficiary.selector;
      else if (value == 0) expected = IStaking.StakingZeroAmount.selector;
      assertReverted(success, result, expected, "a documented error");
      vm.assertTrue(
        beneficiary == address(0) || value == 0 || madeFirstDeposit,
        "a first deposit succeeds"
      );
      return;
    }
    vm.assertTrue(!madeFirstDeposit && madeFirstDepositAfter, "the first deposit alone");
    vm.assertTrue(beneficiary != address(0), "somebody is named");
    vm.assertEq(amountAfter, amount + value, "the stake is the caller's");
    vm.assertEq(_messenger.count(), 1, "one message");
    vm.assertEq(_messenger.sender(), address(_staking), "sent by the contract");
    vm.assertEq(
      _messenger.message(),
      beneficiary == caller ? abi.encode(caller) : abi.encode(caller, beneficiary),
      "about the depositor and who is rewarded"
    );
  }

  function check_withdrawalIsExact(address caller, uint256 requested, bool everything) external {
    _assumeStaker(caller);
    (uint256 staked, bool madeFirstDeposit) = _staking.deposits(caller);
    uint256 amount = everything ? staked : requested;
    vm.assume(amount <= MAX_ETH && staked <= MAX_ETH);
    vm.deal(address(_staking), MAX_ETH);
    vm.deal(caller, 0);
    vm.prank(caller);
    (bool success, bytes memory result) = address(_staking).call(
      everything
        ? abi.encodeWithSignature("withdraw()")
        : abi.encodeWithSignature("withdraw(uint256)", requested)
    );
    (uint256 stakedAfter, bool madeFirstDepositAfter) = _staking.deposits(caller);
    vm.assertTrue(madeFirstDepositAfter == madeFirstDeposit, "no deposit was made");
    vm.assertEq(_messenger.count(), 0, "no message");
    if (success) {
      vm.assertTrue(amount != 0 && amount <= staked, "some of the stake, and no more");
      vm.assertEq(stakedAfter, staked - amount, "the stake shrinks by what is withdrawn");
      vm.assertEq(caller.balance, amount, "which the caller gets");
      vm.assertEq(address(_staking).balance, MAX_ETH - amount, "out of what the contract holds");
      return;
    }
    vm.assertEq(stakedAfter, staked, "a refusal changes nothing");
    bytes4 expected = IStaking.StakingTransferFailed.selector;
    if (amount == 0) expected = IStaking.StakingZeroAmount.selector;
    else if (amount > staked) expected = IStaking.StakingInsufficientStake.selector;
    assertReverted(success, result, expected, "a documented error");
  }

  function check_whatIsHeldChangesAsTheStakeOfTheCaller(address caller, uint256 value) external {
    uint256 held = _setBalance();
    (uint256 staked, ) = _staking.deposits(caller);
    vm.assume(staked <= MAX_ETH);
    _call(caller, value, svm.createCalldata("Staking"));
    (uint256 stakedAfter, ) = _staking.deposits(caller);
    uint256 heldAfter = address(_staking).balance;
    vm.assertEq(heldAfter + staked, held + stakedAfter, "held and staked change alike");
  }

  function check_whatIsHeldChangesAsTheStakeOfWhoEntersAgain(
    uint256 first,
    uint256 second
  ) external {
    ReenteringStaker staker = new ReenteringStaker(_staking, second);
    uint256 held = _setBalance();
    vm.deal(address(staker), 0);
    (uint256 staked, ) = _staking.deposits(address(staker));
    vm.assume(staked <= MAX_ETH && first <= MAX_ETH && second <= MAX_ETH);
    staker.withdraw(first);
    (uint256 stakedAfter, ) = _staking.deposits(address(staker));
    uint256 heldAfter = address(_staking).balance;
    vm.assertEq(heldAfter + staked, held + stakedAfter, "held and staked change alike");
    vm.assertEq(address(staker).balance + stakedAfter, staked, "paid what the stake shrinks by");
  }

  /// @dev Withdrawals go to the caller, who is none of the contracts here.
  function _assumeStaker(address caller) private view {
    vm.assume(caller != address(_staking) && caller != address(this) && caller != L1_MESSENGER);
    vm.assume(caller != address(vm) && caller != address(svm));
  }

  function _call(
    address caller,
    uint256 value,
    bytes memory data
  ) private returns (bool success, bytes memory result) {
    _assumeStaker(caller);
    vm.assume(value <= MAX_ETH);
    vm.deal(caller, MAX_ETH);
    vm.prank(caller);
    return address(_staking).call{value: value}(data);
  }

  function _setBalance() private returns (uint256 held) {
    held = svm.createUint256("held");
    vm.assume(held <= MAX_ETH);
    vm.deal(address(_staking), held);
  }
}
