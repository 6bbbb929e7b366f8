// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage, Proof} from "@interstake/contracts/interfaces/IInteropCenter.sol";
import {InteropPayload} from "@interstake/contracts/interop/InteropPayload.sol";
import {InteropTest} from "@interstake/contracts/testing/InteropTest.sol";
import {Greeter} from "../src/Greeter.sol";

contract GreeterTest is InteropTest {
  uint256 private constant SOURCE_CHAIN_ID = 34234;
  address private constant OWNER = address(0xa11ce);

  Greeter private greeter;

  function setUp() external {
    _setUpInterop();
    greeter = new Greeter(SOURCE_CHAIN_ID, OWNER);
  }

  function test_setsGreeting() external {
    InteropMessage memory message = _message(OWNER);
    greeter.receiveInteropMessage(message, _proveInteropMessage(message));
    assert(keccak256(bytes(greeter.greeting())) == keccak256("hello"));
  }

  function test_rejectsMessageTwice() external {
    InteropMessage memory message = _message(OWNER);
    Proof memory proof = _proveInteropMessage(message);
    greeter.receiveInteropMessage(message, proof);
    try greeter.receiveInteropMessage(message, proof) {
      revert("consumed twice");
    } catch {}
  }

  function test_rejectsStranger() external {
    InteropMessage memory message = _message(address(0xbad));
    Proof memory proof = _proveInteropMessage(message);
    try greeter.receiveInteropMessage(message, proof) {
      revert("accepted from a stranger");
    } catch {}
  }

  function _message(address sender) private view returns (InteropMessage memory) {
    return InteropMessage({
      data: InteropPayload.encode(block.chainid, 0, "hello"),
      sender: sender,
      sourceChainId: SOURCE_CHAIN_ID,
      messageNum: 0
    });
  }
}
