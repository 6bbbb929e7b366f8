// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {InteropToken} from "../../contracts/InteropToken.sol";
import {L2_MESSAGE_VERIFICATION} from "../../contracts/system/SystemAddresses.sol";
import {AnyVerifier} from "./world/AnyVerifier.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract InteropTokenTheorems is SymbolicTest {
  struct Claim {
    uint256 chainId;
    uint256 batchNumber;
    uint256 index;
    L2Message message;
    bytes32[] proof;
  }

  /// @dev Far fewer tokens than there can be accounts, far less than overflows.
  uint256 private constant MAX_SUPPLY = type(uint160).max;

  InteropToken private _token;

  function setUp() external {
    _token = new InteropToken(new uint256[](0), new address[](0));
    vm.etch(L2_MESSAGE_VERIFICATION, address(new AnyVerifier()).code);
    svm.enableSymbolicStorage(address(_token));
    svm.enableSymbolicStorage(L2_MESSAGE_VERIFICATION);
  }

  /// @custom:halmos --array-lengths data={0,31,32,33,63,64,65,96},proof=2
  function check_aClaimIsPaidExactlyIfItIsDue(
    address caller,
    bool forAnother,
    uint256 chainId,
    address sender,
    bytes memory data,
    bytes32[] memory proof
  ) external {
    Claim memory claim = _claim(chainId, sender, data, proof);
    address account = _whoIsRewarded(data);
    bool isDue =
      account != address(0) &&
        sender != address(0) &&
        sender == _token.approvedStakingContracts(chainId) &&
        (forAnother || caller == account) &&
        !_token.addressesThatMinted(account) &&
        _isProven(claim);
    (bool success, ) = _call(caller, forAnother, claim);
    vm.assertTrue(success == isDue, "paid exactly if it is due");
  }

  /// @custom:halmos --array-lengths data={32,64},proof=2
  function check_aClaimPaysOneRewardToOneAccount(
    address caller,
    bool forAnother,
    uint256 chainId,
    address other,
    uint256 otherChainId,
    bytes memory data,
    bytes32[] memory proof
  ) external {
    Claim memory claim = _claim(chainId, svm.createAddress("sender"), data, proof);
    address account = _whoIsRewarded(data);
    vm.assume(other != account && otherChainId != chainId);
    uint256 supply = _token.totalSupply();
    uint256[4] memory before = [
      _token.balanceOf(account),
      _token.balanceOf(other),
      _token.rewardsByChain(chainId),
      _token.rewardsByChain(otherChainId)
    ];
    bool otherWasRewarded = _token.addressesThatMinted(other);
    (bool success, ) = _call(caller, forAnother, claim);
    if (!success) return;
    vm.assertTrue(_token.addressesThatMinted(account), "rewarded from now on");
    vm.assertEq(_token.balanceOf(account), before[0] + 1e18, "one token for the account");
    vm.assertEq(_token.totalSupply(), supply + 1e18, "one token more");
    vm.assertEq(_token.rewardsByChain(chainId), before[2] + 1, "one reward for the chain");
    vm.assertEq(_token.balanceOf(other), before[1], "none for another account");
    vm.assertTrue(_token.addressesThatMinted(other) == otherWasRewarded, "nor its mark");
    vm.assertEq(_token.rewardsByChain(otherChainId), before[3], "none for another chain");
  }

  /// @custom:halmos --array-lengths data={32,64},proof=2
  function check_theWinnerHasTheMostRewards(
    address caller,
    uint256 chainId,
    uint256 otherChainId,
    bytes memory data,
    bytes32[] memory proof
  ) external {
    _assumeWinnerHasNoFewerThan(chainId);
    _assumeWinnerHasNoFewerThan(otherChainId);
    Claim memory claim = _claim(chainId, svm.createAddress("sender"), data, proof);
    uint256 winner = _token.winningChainId();
    _call(caller, true, claim);
    uint256 rewards = _token.rewardsByChain(_token.winningChainId());
    vm.assertGe(rewards, _token.rewardsByChain(chainId), "as many as the chain that is paid for");
    vm.assertGe(rewards, _token.rewardsByChain(otherChainId), "as many as any other");
    if (_token.winningChainId() != winner)
      vm.assertTrue(rewards > _token.rewardsByChain(winner), "among equals the first");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_aRewardIsForGood(address caller, address account) external {
    vm.assume(_token.addressesThatMinted(account));
    _callAnything(caller);
    vm.assertTrue(_token.addressesThatMinted(account), "once rewarded, always rewarded");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_onlyClaimsMint(address caller, address account, uint256 chainId) external {
    bytes memory data = svm.createCalldata("InteropToken");
    bytes4 selector = bytes4(data);
    vm.assume(selector != _token.mint.selector && selector != _token.mintFor.selector);
    vm.assume(selector != _token.mintBatch.selector);
    uint256 supply = _token.totalSupply();
    bool rewarded = _token.addressesThatMinted(account);
    uint256 rewards = _token.rewardsByChain(chainId);
    vm.prank(caller);
    (bool success, ) = address(_token).call(data);
    success;
    vm.assertEq(_token.totalSupply(), supply, "supply");
    vm.assertTrue(_token.addressesThatMinted(account) == rewarded, "who was rewarded");
    vm.assertEq(_token.rewardsByChain(chainId), rewards, "rewards of a chain");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_onlyTheOwnerChangesTheSources(address caller, uint256 chainId) external {
    address source = _token.approvedStakingContracts(chainId);
    bool isOwner = caller == _token.owner();
    _callAnything(caller);
    address sourceAfter = _token.approvedStakingContracts(chainId);
    if (isOwner)
      vm.assertTrue(sourceAfter != address(0) || source == address(0), "none is removed");
    else vm.assertEq(sourceAfter, source, "source");
  }

  /// @custom:halmos --default-bytes-lengths 32 --default-array-lengths 1
  function check_theOwnerTakesNoTokens(address caller, address account) external {
    vm.assume(caller != account);
    uint256 balance = _token.balanceOf(account);
    uint256 allowance = _token.allowance(account, caller);
    vm.assume(balance <= MAX_SUPPLY);
    _callAnything(caller);
    uint256 balanceAfter = _token.balanceOf(account);
    if (balanceAfter >= balance) return;
    if (allowance == type(uint256).max) return;
    uint256 allowanceAfter = _token.allowance(account, caller);
    vm.assertTrue(allowanceAfter < allowance, "what is allowed is spent");
    vm.assertEq(balanceAfter + allowance, balance + allowanceAfter, "as much as is taken");
  }

  function check_aTransferIsExact(address from, address to, address other, uint256 value) external {
    vm.assume(other != from && other != to);
    uint256 ofFrom = _token.balanceOf(from);
    uint256 ofTo = _token.balanceOf(to);
    uint256 ofOther = _token.balanceOf(other);
    vm.assume(ofFrom <= MAX_SUPPLY && ofTo <= MAX_SUPPLY);
    vm.prank(from);
    (bool success, bytes memory result) = address(_token).call(
      abi.encodeCall(_token.transfer, (to, value))
    );
    bool isPossible = from != address(0) && to != address(0) && value <= ofFrom;
    vm.assertTrue(success == isPossible, "succeeds exactly if it can");
    vm.assertEq(_token.balanceOf(other), ofOther, "nobody else's balance");
    if (!success) {
      bytes4 expected = IERC20Errors.ERC20InsufficientBalance.selector;
      if (from == address(0)) expected = IERC20Errors.ERC20InvalidSender.selector;
      else if (to == address(0)) expected = IERC20Errors.ERC20InvalidReceiver.selector;
      assertReverted(success, result, expected, "an error of the standard");
    } else if (from == to) {
      vm.assertEq(_token.balanceOf(from), ofFrom, "to oneself nothing changes");
    } else {
      vm.assertEq(_token.balanceOf(from), ofFrom - value, "taken from one");
      vm.assertEq(_token.balanceOf(to), ofTo + value, "given to the other");
    }
  }

  /// @dev The message's definition, apart from the library: the depositor's word, and that of another one who is rewarded.
  function _whoIsRewarded(bytes memory data) private pure returns (address) {
    if (data.length != 32 && data.length != 64) return address(0);
    uint256 depositor = uint256(bytes32(data));
    if (depositor == 0 || depositor >> 160 != 0) return address(0);
    if (data.length == 32) return address(uint160(depositor));
    uint256 beneficiary;
    assembly ("memory-safe") {
      beneficiary := mload(add(data, 64))
    }
    bool hasBeneficiary = beneficiary != depositor && beneficiary >> 160 == 0;
    return hasBeneficiary ? address(uint160(beneficiary)) : address(0);
  }

  function _claim(
    uint256 chainId,
    address sender,
    bytes memory data,
    bytes32[] memory proof
  ) private returns (Claim memory) {
    _assumeSupply();
    vm.assume(_token.rewardsByChain(chainId) < type(uint96).max);
    vm.assume(_token.balanceOf(_whoIsRewarded(data)) <= MAX_SUPPLY);
    return
      Claim({
        chainId: chainId,
        batchNumber: svm.createUint256("batchNumber"),
        index: svm.createUint256("index"),
        message: L2Message(uint16(svm.createUint256("txNumberInBatch")), sender, data),
        proof: proof
      });
  }

  function _assumeSupply() private view {
    vm.assume(_token.totalSupply() <= MAX_SUPPLY);
  }

  function _assumeWinnerHasNoFewerThan(uint256 chainId) private view {
    uint256 rewards = _token.rewardsByChain(_token.winningChainId());
    vm.assume(rewards >= _token.rewardsByChain(chainId));
  }

  function _isProven(Claim memory claim) private view returns (bool) {
    (bool success, bytes memory result) = L2_MESSAGE_VERIFICATION.staticcall(
      abi.encodeCall(
        IMessageVerification.proveL2MessageInclusionShared,
        (claim.chainId, claim.batchNumber, claim.index, claim.message, claim.proof)
      )
    );
    return success && abi.decode(result, (bool));
  }

  function _call(
    address caller,
    bool forAnother,
    Claim memory claim
  ) private returns (bool success, bytes memory result) {
    bytes4 selector = forAnother ? _token.mintFor.selector : _token.mint.selector;
    vm.prank(caller);
    return
      address(_token).call(
        abi.encodeWithSelector(
          selector,
          claim.chainId,
          claim.batchNumber,
          claim.index,
          claim.message,
          claim.proof
        )
      );
  }

  function _callAnything(address caller) private {
    bytes memory data = svm.createCalldata("InteropToken");
    vm.prank(caller);
    (bool success, ) = address(_token).call(data);
    success;
  }
}
