// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {NoticeBoard} from "../../contracts/examples/NoticeBoard.sol";
import {InteropMessage, Proof} from "../../contracts/interfaces/IInteropCenter.sol";
import {InteropMessages} from "../../contracts/interop/InteropMessages.sol";
import {InteropPayload} from "../../contracts/interop/InteropPayload.sol";
import {L2_MESSAGE_VERIFICATION} from "../../contracts/system/SystemAddresses.sol";
import {InteropTest} from "../../contracts/testing/InteropTest.sol";
import {Test} from "./foundry/Test.sol";

/// @notice Tests of the base contract for tests of integrators.
contract InteropTestTest is Test, InteropTest {
  uint256 private constant CHAIN_ID = 1001;
  address private constant AUTHOR = address(0xacc);

  function setUp() external {
    _setUpInterop();
  }

  function testProvesWhatWasSentAndNothingElse(
    uint256 chainId,
    address sender,
    bytes calldata data
  ) external {
    Proof memory proof = _proveMessage(chainId, sender, data);
    vm.assertTrue(_verifies(proof, sender, data), "the message");
    vm.assertTrue(!_verifies(proof, sender, bytes.concat(data, hex"00")), "another message");
    vm.assertTrue(!_verifies(proof, address(uint160(sender) ^ 1), data), "another sender");
    proof.sourceChainId ^= 1;
    vm.assertTrue(!_verifies(proof, sender, data), "another chain");
  }

  function testSendsMessages() external {
    vm.assertEq(InteropMessages.broadcast("hello"), keccak256("hello"), "hash");
  }

  function testDeliversMessagesToReceivers() external {
    NoticeBoard board = new NoticeBoard(CHAIN_ID, AUTHOR);
    for (uint256 number = 0; number < 2; ++number) {
      InteropMessage memory message = InteropMessage({
        data: InteropPayload.encode(block.chainid, type(uint64).max, "hello"),
        sender: AUTHOR,
        sourceChainId: CHAIN_ID,
        messageNum: number
      });
      board.receiveInteropMessage(message, _proveInteropMessage(message));
      vm.assertEq(keccak256(bytes(board.notices(number))), keccak256("hello"), "the notice");
    }
  }

  function _verifies(
    Proof memory proof,
    address sender,
    bytes memory data
  ) private view returns (bool) {
    return
      IMessageVerification(L2_MESSAGE_VERIFICATION).proveL2MessageInclusionShared(
        proof.sourceChainId,
        proof.batchNumber,
        proof.index,
        L2Message(proof.txNumberInBatch, sender, data),
        proof.elements
      );
  }
}
