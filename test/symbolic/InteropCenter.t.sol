// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropMessage} from "../../contracts/interfaces/IInteropCenter.sol";
import {InteropCenter} from "../../contracts/interop/InteropCenter.sol";
import {L1_MESSENGER} from "../../contracts/system/SystemAddresses.sol";
import {MessengerSpy} from "./world/MessengerSpy.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract InteropCenterTheorems is SymbolicTest {
  InteropCenter private _center;

  function setUp() external {
    _center = new InteropCenter();
    vm.etch(L1_MESSENGER, address(new MessengerSpy()).code);
    svm.enableSymbolicStorage(address(_center));
  }

  /// @custom:halmos --array-lengths data={0,1,32,41}
  function check_aMessageSaysWhoSentItWhereAndAsWhich(
    address caller,
    bytes memory data,
    uint64 chainId
  ) external {
    uint256 messageNum = _center.messageCount();
    vm.assume(messageNum < type(uint256).max);
    vm.chainId(chainId);
    vm.prank(caller);
    bytes32 interopHash = _center.sendInteropMessage(data);
    bytes memory message = abi.encode(InteropMessage(data, caller, chainId, messageNum));
    MessengerSpy messenger = MessengerSpy(L1_MESSENGER);
    vm.assertEq(messenger.count(), 1, "one message");
    vm.assertEq(messenger.sender(), address(_center), "sent by the center");
    vm.assertEq(messenger.message(), message, "what was sent, by whom, where and as which");
    vm.assertEq(interopHash, keccak256(message), "identified by its hash");
    vm.assertEq(_center.messageCount(), messageNum + 1, "the number is consumed");
  }

  /// @custom:halmos --array-lengths one.data={0,32}
  function check_differentMessagesHaveDifferentHashes(
    InteropMessage memory one,
    uint256 chainId,
    uint256 messageNum
  ) external pure {
    InteropMessage memory two = InteropMessage(one.data, one.sender, chainId, messageNum);
    if (keccak256(abi.encode(one)) != keccak256(abi.encode(two))) return;
    vm.assertEq(one.sourceChainId, chainId, "chain");
    vm.assertEq(one.messageNum, messageNum, "number");
  }
}
