// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropToken} from "../../contracts/InteropToken.sol";
import {Staking} from "../../contracts/Staking.sol";
import {InteropMessage, Proof} from "../../contracts/interfaces/IInteropCenter.sol";
import {IInteropReceiver} from "../../contracts/interfaces/IInteropReceiver.sol";
import {IInteropToken} from "../../contracts/interfaces/IInteropToken.sol";
import {InteropCenter} from "../../contracts/interop/InteropCenter.sol";
import {INTEROP_CENTER} from "../../contracts/interop/InteropCenterAddress.sol";
import {InteropPayload} from "../../contracts/interop/InteropPayload.sol";
import {HostileReceiver} from "./actors/HostileReceiver.sol";
import {Test} from "./foundry/Test.sol";
import {Claim, encodeClaim} from "./world/Claim.sol";
import {InteropWorld} from "./world/InteropWorld.sol";

/// @notice A message has many valid proofs. Whichever comes first, the message is processed once.
contract ReplayTest is Test {
  /// @dev Thrown to revert the effects of a trial, with its result.
  error Outcome(bool accepted);

  uint256 private constant CHAIN_ID = 1001;
  uint256 private constant SELECTOR_BYTES = 4;
  /// @dev Other bits of the byte that marks the last level, any of which can be set.
  uint256 private constant FREE_BITS_OF_THE_MARK = 7;
  address private constant DEPOSITOR = address(0xacc);

  InteropWorld private _world;
  InteropToken private _token;
  HostileReceiver private _receiver;
  uint256 private _chain;
  /// @dev The deposit, and the message through the interop center.
  uint256 private _depositId;
  uint256 private _messageId;
  InteropMessage private _message;

  function setUp() external {
    _world = new InteropWorld();
    _chain = _world.addChain(CHAIN_ID);
    _world.addChain(CHAIN_ID + 1);
    Staking staking = new Staking();
    uint256[] memory chainIds = new uint256[](1);
    address[] memory stakings = new address[](1);
    (chainIds[0], stakings[0]) = (CHAIN_ID, address(staking));
    _token = new InteropToken(chainIds, stakings);
    _receiver = new HostileReceiver();
    _receiver.approve(CHAIN_ID, DEPOSITOR);
    vm.etch(INTEROP_CENTER, address(new InteropCenter()).code);

    _world.settle(_chain, false);
    _send(staking);
    _world.settle(_chain, false);
    _world.settle(_chain + 1, true);
    _world.settle(_chain, false);
    for (uint256 i = 0; i < _world.rootCount(); ++i) _world.importRoot(i);
    (_depositId, _messageId) = (0, 1);
  }

  function test_rewardsOnceWhicheverBitIsFlipped() external {
    _flipEveryBit(address(_token), _mintCall(_proofs(_depositId)[0]), FREE_BITS_OF_THE_MARK);
  }

  function test_consumesOnceWhicheverBitIsFlipped() external {
    uint256 padding = ((32 - (_message.data.length % 32)) % 32) * 8;
    bytes memory call = _receiveCall(_proofs(_messageId)[0]);
    _flipEveryBit(address(_receiver), call, FREE_BITS_OF_THE_MARK + padding);
  }

  function test_rewardsOnceWhicheverProofComesFirst() external {
    bytes32[][] memory proofs = _proofs(_depositId);
    for (uint256 i = 0; i < proofs.length; ++i)
      for (uint256 j = 0; j < proofs.length; ++j)
        vm.assertTrue(
          _isEffectiveOnce(address(_token), _mintCall(proofs[i]), _mintCall(proofs[j])),
          "a proof of the deposit"
        );
  }

  function test_consumesOnceWhicheverProofComesFirst() external {
    bytes32[][] memory proofs = _proofs(_messageId);
    for (uint256 i = 0; i < proofs.length; ++i)
      for (uint256 j = 0; j < proofs.length; ++j)
        vm.assertTrue(
          _isEffectiveOnce(address(_receiver), _receiveCall(proofs[i]), _receiveCall(proofs[j])),
          "a proof of the message"
        );
  }

  /// @notice Makes two calls, requires that together they have one effect, and reverts it.
  function tryBoth(address target, bytes calldata first, bytes calldata second) external {
    (bool accepted, ) = target.call(first);
    if (!accepted) revert Outcome(false);
    (bool acceptedAgain, ) = target.call(second);
    vm.assertTrue(!acceptedAgain, "a second effect");

    bytes32 hash = keccak256(abi.encode(_message));
    bool isToken = target == address(_token);
    vm.assertEq(_token.totalSupply(), isToken ? _token.REWARD() : 0, "rewards");
    vm.assertEq(_token.balanceOf(DEPOSITOR), _token.totalSupply(), "who is rewarded");
    vm.assertEq(_receiver.effects(hash), isToken ? 0 : 1, "effects of the message");
    revert Outcome(true);
  }

  /// @dev Either this message and no other has its effect, or none has.
  function _flipEveryBit(address target, bytes memory call, uint256 expectedAccepted) private {
    bytes memory flipped = bytes.concat(call);
    uint256 accepted = 0;
    for (uint256 bit = SELECTOR_BYTES * 8; bit < call.length * 8; ++bit) {
      flipped[bit / 8] ^= bytes1(uint8(1 << bit % 8));
      if (_isEffectiveOnce(target, flipped, call)) ++accepted;
      flipped[bit / 8] = call[bit / 8];
    }
    vm.assertEq(accepted, expectedAccepted, "accepted flips");
  }

  function _isEffectiveOnce(
    address target,
    bytes memory first,
    bytes memory second
  ) private returns (bool accepted) {
    uint256 free = _freeMemory();
    (, bytes memory outcome) = address(this).call(
      abi.encodeCall(this.tryBoth, (target, first, second))
    );
    vm.assertEq(outcome.length, 36, string(outcome));
    accepted = uint8(outcome[35]) == 1;
    _setFreeMemory(free);
  }

  function _send(Staking staking) private {
    vm.deal(DEPOSITOR, 1 ether);
    _message = InteropMessage({
      data: InteropPayload.encode(0, 0, "once"),
      sender: DEPOSITOR,
      sourceChainId: CHAIN_ID,
      messageNum: 0
    });
    vm.recordLogs();
    vm.prank(DEPOSITOR);
    staking.deposit{value: 1}();
    vm.chainId(CHAIN_ID);
    vm.prank(DEPOSITOR);
    InteropCenter(INTEROP_CENTER).sendInteropMessage(_message.data);
    vm.chainId(_world.SETTLEMENT_CHAIN_ID());
    _world.collect(_chain, vm.getRecordedLogs());
  }

  /// @dev For each root: the original proof, with an appended element, with another mark of the last level, and without it.
  function _proofs(uint256 sentId) private view returns (bytes32[][] memory proofs) {
    proofs = new bytes32[][](8);
    uint256 count = 0;
    for (uint256 rootId = 0; rootId < _world.rootCount(); ++rootId) {
      if (!_world.isUnder(sentId, rootId)) continue;
      bytes32[] memory elements = _world.proofOf(sentId, rootId);
      uint256 last = 19 + uint256(uint8(elements[0][2]));
      proofs[count++] = elements;
      proofs[count++] = _resized(elements, elements.length + 1, elements.length);
      proofs[count++] = _resized(elements, elements.length, elements.length);
      proofs[count - 1][last] |= bytes32(uint256(0xff) << 224);
      proofs[count++] = _resized(elements, elements.length - 1, last);
    }
    vm.assertEq(count, proofs.length, "proofs");
  }

  function _mintCall(bytes32[] memory elements) private view returns (bytes memory) {
    Claim memory claim;
    (claim.chainId, claim.batchNumber, claim.index, claim.message) = _world.messageOf(_depositId);
    claim.proof = elements;
    return encodeClaim(IInteropToken.mintFor.selector, claim);
  }

  function _receiveCall(bytes32[] memory elements) private view returns (bytes memory) {
    Claim memory claim;
    (claim.chainId, claim.batchNumber, claim.index, claim.message) = _world.messageOf(_messageId);
    uint16 txNumberInBatch = claim.message.txNumberInBatch;
    Proof memory proof = Proof(
      claim.chainId,
      claim.batchNumber,
      claim.index,
      txNumberInBatch,
      elements
    );
    return abi.encodeCall(IInteropReceiver.receiveInteropMessage, (_message, proof));
  }

  /// @dev A copy with the given length, in which one element is skipped.
  function _resized(
    bytes32[] memory elements,
    uint256 length,
    uint256 skipped
  ) private pure returns (bytes32[] memory copy) {
    copy = new bytes32[](length);
    for (uint256 i = 0; i < length; ++i) {
      uint256 from = i < skipped ? i : i + 1;
      if (from < elements.length) copy[i] = elements[from];
    }
  }

  function _freeMemory() private pure returns (uint256 free) {
    assembly ("memory-safe") {
      free := mload(0x40)
    }
  }

  /// @dev Reverts the state changes since.
  function _setFreeMemory(uint256 free) private pure {
    assembly ("memory-safe") {
      mstore(0x40, free)
    }
  }
}
