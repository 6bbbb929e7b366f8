// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IL2ToL2CrossDomainMessenger} from "../../contracts/superchain/interfaces/IL2ToL2CrossDomainMessenger.sol";
import {L2_TO_L2_CROSS_DOMAIN_MESSENGER} from "../../contracts/superchain/Predeploys.sol";
import {SuperchainToken} from "../../contracts/superchain/SuperchainToken.sol";
import {AnyMessenger} from "./world/AnyMessenger.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract SuperchainTokenTheorems is SymbolicTest {
  /// @dev Far fewer tokens than there can be accounts, far less than overflows.
  uint256 private constant MAX_SUPPLY = type(uint160).max;

  SuperchainToken private _token;

  function setUp() external {
    _token = new SuperchainToken(new uint256[](0), new address[](0));
    vm.etch(L2_TO_L2_CROSS_DOMAIN_MESSENGER, address(new AnyMessenger()).code);
    svm.enableSymbolicStorage(address(_token));
    svm.enableSymbolicStorage(L2_TO_L2_CROSS_DOMAIN_MESSENGER);
  }

  function check_aRewardIsGivenExactlyIfTheMessengerDeliversIt(
    address caller,
    address account
  ) external {
    (bool isRelaying, address sender, uint256 source) = _context();
    _assumeNoOverflow(account, source);
    bool isDue =
      caller == L2_TO_L2_CROSS_DOMAIN_MESSENGER &&
        isRelaying &&
        sender != address(0) &&
        sender == _token.approvedStakingContracts(source) &&
        account != address(0) &&
        !_token.addressesThatMinted(account);
    vm.assertTrue(_reward(caller, account) == isDue, "given exactly if it is due");
  }

  function check_aRewardIsOneTokenForOneAccount(
    address account,
    address other,
    uint256 otherChainId
  ) external {
    (, , uint256 source) = _context();
    vm.assume(other != account && otherChainId != source);
    _assumeNoOverflow(account, source);
    uint256 supply = _token.totalSupply();
    uint256[4] memory before = [
      _token.balanceOf(account),
      _token.balanceOf(other),
      _token.rewardsByChain(source),
      _token.rewardsByChain(otherChainId)
    ];
    bool otherWasRewarded = _token.addressesThatMinted(other);
    if (!_reward(L2_TO_L2_CROSS_DOMAIN_MESSENGER, account)) return;
    vm.assertTrue(_token.addressesThatMinted(account), "rewarded from now on");
    vm.assertEq(_token.balanceOf(account), before[0] + 1e18, "one token for the account");
    vm.assertEq(_token.totalSupply(), supply + 1e18, "one token more");
    vm.assertEq(_token.rewardsByChain(source), before[2] + 1, "one reward for the chain");
    vm.assertEq(_token.balanceOf(other), before[1], "none for another account");
    vm.assertTrue(_token.addressesThatMinted(other) == otherWasRewarded, "nor its mark");
    vm.assertEq(_token.rewardsByChain(otherChainId), before[3], "none for another chain");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_nobodyElseMints(address caller, address account, uint256 chainId) external {
    vm.assume(caller != L2_TO_L2_CROSS_DOMAIN_MESSENGER);
    uint256 supply = _token.totalSupply();
    bool rewarded = _token.addressesThatMinted(account);
    uint256 rewards = _token.rewardsByChain(chainId);
    _callAnything(caller);
    vm.assertEq(_token.totalSupply(), supply, "supply");
    vm.assertTrue(_token.addressesThatMinted(account) == rewarded, "who was rewarded");
    vm.assertEq(_token.rewardsByChain(chainId), rewards, "rewards of a chain");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_aRewardIsForGood(address caller, address account) external {
    vm.assume(_token.addressesThatMinted(account));
    _callAnything(caller);
    vm.assertTrue(_token.addressesThatMinted(account), "once rewarded, always rewarded");
  }

  function _assumeNoOverflow(address account, uint256 source) private view {
    vm.assume(_token.totalSupply() <= MAX_SUPPLY);
    vm.assume(_token.balanceOf(account) <= MAX_SUPPLY);
    vm.assume(_token.rewardsByChain(source) < type(uint96).max);
  }

  function _context() private view returns (bool isRelaying, address sender, uint256 source) {
    bytes memory result;
    (isRelaying, result) = L2_TO_L2_CROSS_DOMAIN_MESSENGER.staticcall(
      abi.encodeCall(IL2ToL2CrossDomainMessenger.crossDomainMessageContext, ())
    );
    if (isRelaying) (sender, source) = abi.decode(result, (address, uint256));
  }

  function _reward(address caller, address account) private returns (bool success) {
    vm.prank(caller);
    (success, ) = address(_token).call(abi.encodeCall(_token.reward, (account)));
  }

  function _callAnything(address caller) private {
    bytes memory data = svm.createCalldata("SuperchainToken");
    vm.prank(caller);
    (bool success, ) = address(_token).call(data);
    success;
  }
}
