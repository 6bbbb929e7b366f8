// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Staking} from "../../../contracts/Staking.sol";
import {IStaking} from "../../../contracts/interfaces/IStaking.sol";
import {L1Messenger} from "../../../contracts/system/L1Messenger.sol";
import {L1_MESSENGER} from "../../../contracts/system/SystemAddresses.sol";
import {ForceEther} from "../actors/ForceEther.sol";
import {HostileDepositor} from "../actors/HostileDepositor.sol";
import {Handler} from "../foundry/Handler.sol";
import {Vm} from "../foundry/Vm.sol";

/// @notice Accounts and contracts that deposit, withdraw, re-enter, revert, burn gas, and force ETH into the contract.
contract StakingHandler is Handler {
  uint256 private constant ENDOWMENT = 1_000_000 ether;
  uint256 private constant ACCOUNTS = 4;
  uint256 private constant CONTRACTS = 4;
  /// @dev Sufficient for any honest withdrawal, and cheap enough to burn in a test.
  uint256 private constant WITHDRAWAL_GAS = 300_000;

  Staking public immutable STAKING = new Staking();

  /// @notice ETH forced into the contract, in wei.
  uint256 public forced;

  /// @notice Stake of an account according to the events, in wei.
  mapping(address depositor => uint256) public stakeByEvents;

  /// @notice Beneficiary in the message of an account.
  mapping(address depositor => address) public beneficiaryOf;

  /// @notice Number of messages sent for an account.
  mapping(address depositor => uint256) public messagesAbout;

  /// @notice Whether a call of the account to `deposit` succeeded.
  mapping(address depositor => bool) public hasDeposited;

  address[] private _depositors;

  constructor() {
    vm.etch(L1_MESSENGER, address(new L1Messenger()).code);
    for (uint256 i = 0; i < ACCOUNTS; ++i) _depositors.push(address(uint160(0xacc0 + i)));
    for (uint256 i = 0; i < CONTRACTS; ++i) _depositors.push(address(new HostileDepositor()));
    for (uint256 i = 0; i < _depositors.length; ++i) vm.deal(_depositors[i], ENDOWMENT);
  }

  function deposit(uint256 who, uint256 amount) external {
    address depositor = _depositorAt(who);
    amount = bound(amount, 1, depositor.balance / 2);
    _deposit(depositor, amount);
  }

  /// @notice Names a beneficiary, which may be too late, or the depositor itself.
  function depositWithBeneficiary(uint256 who, uint256 whom, uint256 amount, bool isNew) external {
    address depositor = isNew ? _newDepositor() : _depositorAt(who);
    address beneficiary = _depositorAt(whom);
    amount = bound(amount, 1, depositor.balance / 2);
    uint256 staked = _stakeOf(depositor);
    vm.recordLogs();
    vm.prank(depositor);
    (bool success, bytes memory result) = address(STAKING).call{value: amount}(
      abi.encodeCall(IStaking.depositWithBeneficiary, (beneficiary))
    );
    if (hasDeposited[depositor]) {
      bytes4 late = IStaking.StakingNotFirstDeposit.selector;
      assertReverted(success, result, late, "a beneficiary named too late");
      _saw("beneficiary named too late rejected");
      return;
    }
    vm.assertTrue(success, "a first deposit may name anyone");
    _readLogs();
    vm.assertEq(_stakeOf(depositor), staked + amount, "the stake is the depositor's");
    vm.assertTrue(beneficiaryOf[depositor] == beneficiary, "the message names the beneficiary");
    _saw("beneficiary named");
    hasDeposited[depositor] = true;
  }

  function depositNothing(uint256 who) external {
    vm.prank(_depositorAt(who));
    (bool success, bytes memory result) = address(STAKING).call(
      abi.encodeCall(IStaking.deposit, ())
    );
    assertReverted(success, result, IStaking.StakingZeroAmount.selector, "deposit of zero");
    _saw("deposit of zero rejected");
  }

  function withdrawAll(uint256 who) external {
    address depositor = _depositorAt(who);
    uint256 staked = _stakeOf(depositor);
    _prepare(depositor, HostileDepositor.Reaction.Accept, "", 0);
    (bool success, bytes memory result) = _withdraw(
      depositor,
      abi.encodeWithSignature("withdraw()")
    );
    if (staked == 0) {
      assertReverted(success, result, IStaking.StakingZeroAmount.selector, "no stake to withdraw");
      _saw("withdrawal without a stake rejected");
      return;
    }
    vm.assertTrue(success, "a stake can always be withdrawn");
    vm.assertEq(_stakeOf(depositor), 0, "nothing is left of a stake withdrawn whole");
    _saw("whole stake withdrawn");
  }

  function withdrawPart(uint256 who, uint256 amount) external {
    address depositor = _depositorAt(who);
    uint256 staked = _ensureStake(depositor);
    amount = bound(amount, 1, staked);
    _prepare(depositor, HostileDepositor.Reaction.Accept, "", 0);
    (bool success, ) = _withdraw(depositor, _withdrawCall(amount));
    vm.assertTrue(success, "a part of a stake can always be withdrawn");
    vm.assertEq(_stakeOf(depositor), staked - amount, "the rest of a stake stays");
    _saw("part of a stake withdrawn");
  }

  function withdrawTooMuch(uint256 who, uint256 excess) external {
    address depositor = _depositorAt(who);
    uint256 staked = _stakeOf(depositor);
    excess = bound(excess, 1, type(uint256).max - staked);
    (bool success, bytes memory result) = _withdraw(depositor, _withdrawCall(staked + excess));
    assertReverted(
      success,
      result,
      IStaking.StakingInsufficientStake.selector,
      "more than the caller's stake"
    );
    _saw("withdrawal of others' ETH rejected");
  }

  /// @notice Withdraws the stake of others without a stake.
  function withdrawAnothersStake(uint256 who, uint256 victim) external {
    address thief = _depositorAt(who);
    uint256 booty = _ensureStake(_depositorAt(victim));
    if (booty <= _stakeOf(thief)) return;
    (bool success, bytes memory result) = _withdraw(thief, _withdrawCall(booty));
    assertReverted(success, result, IStaking.StakingInsufficientStake.selector, "another's stake");
    _saw("theft rejected");
  }

  /// @notice Withdraws to a contract that reverts, burns all gas or returns 100 kB.
  function withdrawInVain(uint256 who, uint256 amount, bool burnsGas) external {
    address depositor = _contractAt(who);
    uint256 staked = _ensureStake(depositor);
    amount = bound(amount, 1, staked);
    _prepare(
      depositor,
      burnsGas ? HostileDepositor.Reaction.BurnGas : HostileDepositor.Reaction.Refuse,
      "",
      0
    );
    (bool success, bytes memory result) = _withdraw(depositor, _withdrawCall(amount));
    vm.assertTrue(!success, "a rejected withdrawal fails");
    // The reason of a caller that burned its gas depends on the remaining gas.
    if (!burnsGas)
      vm.assertEq(
        bytes32(selectorOf(result)),
        bytes32(IStaking.StakingTransferFailed.selector),
        "the reason of a rejected withdrawal"
      );
    vm.assertEq(_stakeOf(depositor), staked, "a failed withdrawal changes no stake");
    _saw(burnsGas ? "gas burned by a receiver" : "ETH rejected by a receiver");
  }

  function withdrawToBomb(uint256 who) external {
    address depositor = _contractAt(who);
    _ensureStake(depositor);
    _prepare(depositor, HostileDepositor.Reaction.ReturnBomb, "", 0);
    (bool success, ) = _withdraw(depositor, abi.encodeWithSignature("withdraw()"));
    vm.assertTrue(success, "return data is ignored");
    _saw("100 kB of return data ignored");
  }

  function reenter(uint256 who, uint256 amount, uint8 kind, uint256 reentryAmount) external {
    address depositor = _contractAt(who);
    uint256 staked = _ensureStake(depositor);
    amount = bound(amount, 1, staked);
    uint256 left = staked - amount;

    uint256 value = 0;
    bytes memory reentry;
    bool mayEnter;
    if (kind % 3 == 0) {
      value = bound(reentryAmount, 1, depositor.balance + amount);
      reentry = abi.encodeCall(IStaking.deposit, ());
      mayEnter = true;
    } else if (kind % 3 == 1) {
      reentryAmount = bound(reentryAmount, 1, staked);
      reentry = _withdrawCall(reentryAmount);
      mayEnter = reentryAmount <= left;
    } else {
      reentry = abi.encodeWithSignature("withdraw()");
      mayEnter = left > 0;
    }

    uint256 entriesBefore = HostileDepositor(payable(depositor)).reentries();
    _prepare(depositor, HostileDepositor.Reaction.Reenter, reentry, value);
    (bool success, ) = _withdraw(depositor, _withdrawCall(amount));
    vm.assertTrue(success, "a withdrawal with a reentrant call succeeds");
    bool entered = HostileDepositor(payable(depositor)).reentries() > entriesBefore;
    vm.assertTrue(entered == mayEnter, "a reentrant call receives at most the rest");
    _saw(entered ? "reentrant call succeeded" : "reentrant call rejected");
  }

  function forceEther(uint256 amount, bool byBlockReward) external {
    amount = bound(amount, 1, 1000 ether);
    if (byBlockReward) vm.deal(address(STAKING), address(STAKING).balance + amount);
    else {
      vm.deal(address(this), amount);
      new ForceEther{value: amount}(payable(address(STAKING)));
    }
    forced += amount;
    _saw("ETH forced upon the contract");
  }

  function sendPlainEther(uint256 who, uint256 amount) external {
    address sender = _depositorAt(who);
    vm.prank(sender);
    (bool success, ) = address(STAKING).call{value: bound(amount, 0, sender.balance)}("");
    vm.assertTrue(!success, "ETH comes in by deposit only");
    _saw("plain ETH rejected");
  }

  function depositors() external view returns (address[] memory) {
    return _depositors;
  }

  /// @notice Wealth of an account, including its stake, which no action changes.
  function wealthOf(address depositor) external view returns (uint256) {
    return depositor.balance + _stakeOf(depositor);
  }

  function endowment() external pure returns (uint256) {
    return ENDOWMENT;
  }

  function expectedOutcomes() external pure override returns (string[] memory outcomes) {
    outcomes = new string[](16);
    outcomes[0] = "first deposit";
    outcomes[1] = "further deposit";
    outcomes[2] = "deposit of zero rejected";
    outcomes[3] = "withdrawal without a stake rejected";
    outcomes[4] = "whole stake withdrawn";
    outcomes[5] = "part of a stake withdrawn";
    outcomes[6] = "withdrawal of others' ETH rejected";
    outcomes[7] = "theft rejected";
    outcomes[8] = "gas burned by a receiver";
    outcomes[9] = "ETH rejected by a receiver";
    outcomes[10] = "100 kB of return data ignored";
    outcomes[11] = "reentrant call succeeded";
    outcomes[12] = "ETH forced upon the contract";
    outcomes[13] = "plain ETH rejected";
    outcomes[14] = "beneficiary named";
    outcomes[15] = "beneficiary named too late rejected";
  }

  function _ensureStake(address depositor) private returns (uint256 staked) {
    if (_stakeOf(depositor) == 0) _deposit(depositor, 1 ether);
    return _stakeOf(depositor);
  }

  function _deposit(address depositor, uint256 amount) private {
    uint256 staked = _stakeOf(depositor);
    vm.recordLogs();
    vm.prank(depositor);
    STAKING.deposit{value: amount}();
    _readLogs();
    vm.assertEq(_stakeOf(depositor), staked + amount, "a stake grows by what is deposited");
    _saw(hasDeposited[depositor] ? "further deposit" : "first deposit");
    hasDeposited[depositor] = true;
  }

  function _withdraw(
    address depositor,
    bytes memory call
  ) private returns (bool success, bytes memory result) {
    vm.recordLogs();
    vm.prank(depositor);
    (success, result) = address(STAKING).call{gas: WITHDRAWAL_GAS}(call);
    // forge also records events of reverted calls.
    if (success) _readLogs();
  }

  function _prepare(
    address depositor,
    HostileDepositor.Reaction reaction,
    bytes memory reentry,
    uint256 value
  ) private {
    if (depositor.code.length != 0)
      HostileDepositor(payable(depositor)).prepare(reaction, reentry, value);
  }

  function _readLogs() private {
    Vm.Log[] memory logs = vm.getRecordedLogs();
    for (uint256 i = 0; i < logs.length; ++i) {
      bytes32 topic = logs[i].topics[0];
      if (logs[i].emitter == L1_MESSENGER) {
        bytes memory data = abi.decode(logs[i].data, (bytes));
        address depositor = abi.decode(data, (address));
        ++messagesAbout[depositor];
        beneficiaryOf[depositor] = depositor;
        if (data.length != 32) (, beneficiaryOf[depositor]) = abi.decode(data, (address, address));
      } else if (topic == IStaking.Deposited.selector) {
        address depositor = address(uint160(uint256(logs[i].topics[1])));
        stakeByEvents[depositor] += abi.decode(logs[i].data, (uint256));
      } else if (topic == IStaking.Withdrawn.selector) {
        address depositor = address(uint160(uint256(logs[i].topics[1])));
        stakeByEvents[depositor] -= abi.decode(logs[i].data, (uint256));
      }
    }
  }

  function _newDepositor() private returns (address depositor) {
    depositor = address(uint160(0xacc000 + _depositors.length));
    _depositors.push(depositor);
    vm.deal(depositor, ENDOWMENT);
  }

  function _stakeOf(address depositor) private view returns (uint256 amount) {
    (amount, ) = STAKING.deposits(depositor);
  }

  function _depositorAt(uint256 seed) private view returns (address) {
    return _depositors[seed % _depositors.length];
  }

  function _contractAt(uint256 seed) private view returns (address) {
    return _depositors[ACCOUNTS + (seed % CONTRACTS)];
  }

  function _withdrawCall(uint256 amount) private pure returns (bytes memory) {
    return abi.encodeWithSignature("withdraw(uint256)", amount);
  }
}
