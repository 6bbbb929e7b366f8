// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IInteropReceiver} from "../../contracts/interfaces/IInteropReceiver.sol";
import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {InteropCenterHandler} from "./handlers/InteropCenterHandler.sol";

contract InteropCenterInvariants is InvariantTest {
  InteropCenterHandler private _actions;

  function setUp() external {
    _actions = new InteropCenterHandler();
  }

  function invariant_noMessageIsConsumedTwice() external view {
    bytes32[] memory hashes = _actions.hashes();
    for (uint256 i = 0; i < hashes.length; ++i) {
      bool isConsumed = _actions.isConsumed(hashes[i]);
      bool isCancelled = _actions.isCancelled(hashes[i]);
      vm.assertEq(_actions.RECEIVER().effects(hashes[i]), isConsumed ? 1 : 0, "effects");
      vm.assertEq(
        uint256(_actions.RECEIVER().messageStatus(hashes[i])),
        uint256(_statusOf(isConsumed, isCancelled)),
        "status"
      );
      vm.assertTrue(!isConsumed || !isCancelled, "both consumed and cancelled");
    }
  }

  function invariant_noTwoMessagesHaveTheSameHash() external view {
    bytes32[] memory hashes = _actions.hashes();
    for (uint256 i = 0; i < hashes.length; ++i)
      vm.assertEq(_actions.messagesWithHash(hashes[i]), 1, "messages with a hash");
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }

  function _statusOf(
    bool isConsumed,
    bool isCancelled
  ) private pure returns (IInteropReceiver.MessageStatus) {
    if (isConsumed) return IInteropReceiver.MessageStatus.Consumed;
    if (isCancelled) return IInteropReceiver.MessageStatus.Cancelled;
    return IInteropReceiver.MessageStatus.Unknown;
  }
}
