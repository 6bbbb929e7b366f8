// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IStaking} from "../../contracts/interfaces/IStaking.sol";
import {ISuperchainToken} from "../../contracts/superchain/interfaces/ISuperchainToken.sol";
import {L2_TO_L2_CROSS_DOMAIN_MESSENGER} from "../../contracts/superchain/Predeploys.sol";
import {SuperchainStaking} from "../../contracts/superchain/SuperchainStaking.sol";
import {CrossDomainMessengerSpy} from "./world/CrossDomainMessengerSpy.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract SuperchainStakingTheorems is SymbolicTest {
  uint256 private constant REWARDS_CHAIN_ID = 903;
  address private constant TOKEN = address(0x70CE);

  SuperchainStaking private _staking;
  CrossDomainMessengerSpy private _messenger;

  function setUp() external {
    _staking = new SuperchainStaking(REWARDS_CHAIN_ID, TOKEN);
    _messenger = CrossDomainMessengerSpy(L2_TO_L2_CROSS_DOMAIN_MESSENGER);
    vm.etch(L2_TO_L2_CROSS_DOMAIN_MESSENGER, address(new CrossDomainMessengerSpy()).code);
    svm.enableSymbolicStorage(address(_staking));
  }

  function check_aFirstDepositSendsOneMessageToTheToken(
    address caller,
    address beneficiary,
    bool forAnother,
    uint256 value
  ) external {
    (uint256 amount, bool madeFirstDeposit) = _staking.deposits(caller);
    vm.assume(amount <= MAX_ETH);
    bool success = _call(
      caller,
      value,
      forAnother
        ? abi.encodeCall(IStaking.depositWithBeneficiary, (beneficiary))
        : abi.encodeWithSelector(IStaking.deposit.selector)
    );
    bool isPossible =
      value != 0 && (!forAnother || (beneficiary != address(0) && !madeFirstDeposit));
    vm.assertTrue(success == isPossible, "succeeds exactly if it can");
    if (!success) return;
    vm.assertEq(_messenger.count(), madeFirstDeposit ? 0 : 1, "a message for the first alone");
    if (madeFirstDeposit) return;
    vm.assertEq(_messenger.sender(), address(_staking), "sent by the contract");
    vm.assertEq(_messenger.destination(), REWARDS_CHAIN_ID, "to the rewards chain");
    vm.assertEq(_messenger.target(), TOKEN, "to the token");
    vm.assertEq(
      _messenger.message(),
      abi.encodeCall(ISuperchainToken.reward, (forAnother ? beneficiary : caller)),
      "a reward for who is named"
    );
  }

  function check_nothingElseSendsAMessage(address caller, uint256 value) external {
    bytes memory data = svm.createCalldata("SuperchainStaking");
    vm.assume(
      bytes4(data) != IStaking.deposit.selector &&
        bytes4(data) != IStaking.depositWithBeneficiary.selector
    );
    _call(caller, value, data);
    vm.assertEq(_messenger.count(), 0, "no message");
  }

  function _call(address caller, uint256 value, bytes memory data) private returns (bool success) {
    vm.assume(value <= MAX_ETH);
    vm.deal(caller, value);
    vm.prank(caller);
    (success, ) = address(_staking).call{value: value}(data);
  }
}
