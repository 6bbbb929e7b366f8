// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Log} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {InteropMessage, Proof} from "../../contracts/interfaces/IInteropCenter.sol";
import {IInteropReceiver} from "../../contracts/interfaces/IInteropReceiver.sol";
import {INTEROP_CENTER} from "../../contracts/interop/InteropCenterAddress.sol";
import {L1_MESSENGER, L2_MESSAGE_VERIFICATION} from "../../contracts/system/SystemAddresses.sol";
import {AnyVerifier} from "./world/AnyVerifier.sol";
import {CountingReceiver} from "./world/CountingReceiver.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract InteropReceiverTheorems is SymbolicTest {
  uint256 private constant HEADER_LENGTH = 41;

  CountingReceiver private _receiver;

  function setUp() external {
    _receiver = new CountingReceiver();
    vm.etch(L2_MESSAGE_VERIFICATION, address(new AnyVerifier()).code);
    svm.enableSymbolicStorage(address(_receiver));
    svm.enableSymbolicStorage(L2_MESSAGE_VERIFICATION);
  }

  /// @custom:halmos --array-lengths data={33,40,41,73},proof.elements=2
  function check_aMessageIsConsumedExactlyIfItCounts(
    bytes memory data,
    address sender,
    uint256 sourceChainId,
    Proof memory proof
  ) external {
    InteropMessage memory message = _message(data, sender, sourceChainId);
    bytes32 interopHash = keccak256(abi.encode(message));
    bool counts =
      _isUnsettled(interopHash) &&
        sender != address(0) &&
        _receiver.approvedSenders(sourceChainId) == sender &&
        sourceChainId == proof.sourceChainId &&
        _isForHereAndNow(data) &&
        _isProven(interopHash, proof);
    uint256 effects = _receiver.effects(interopHash);
    vm.assume(effects < type(uint256).max);
    (bool success, ) = address(_receiver).call(
      abi.encodeCall(IInteropReceiver.receiveInteropMessage, (message, proof))
    );
    vm.assertTrue(success == counts, "consumed exactly if it is valid");
    if (!success) return;
    vm.assertTrue(
      _receiver.messageStatus(interopHash) == IInteropReceiver.MessageStatus.Consumed,
      "consumed"
    );
    vm.assertEq(_receiver.effects(interopHash), effects + 1, "one effect, despite reentrancy");
    vm.assertTrue(!_receiver.wasConsumedAgain(), "rejected on reentrancy");
  }

  /// @custom:halmos --array-lengths data=73,cancellation={32,33,34,41},proof.elements=2
  function check_aMessageIsCanceledExactlyByItsSender(
    bytes memory data,
    bytes memory cancellation,
    address sender,
    address canceler,
    uint256 sourceChainId,
    uint256 cancelingChainId,
    Proof memory proof
  ) external {
    InteropMessage memory message = _message(data, sender, sourceChainId);
    bytes32 interopHash = keccak256(abi.encode(message));
    InteropMessage memory second = _message(cancellation, canceler, cancelingChainId);
    bool counts =
      _isUnsettled(interopHash) &&
        sender == canceler &&
        sourceChainId == cancelingChainId &&
        cancelingChainId == proof.sourceChainId &&
        keccak256(cancellation) == keccak256(bytes.concat(bytes1(0x02), interopHash)) &&
        _isProven(keccak256(abi.encode(second)), proof);
    uint256 effects = _receiver.effects(interopHash);
    (bool success, ) = address(_receiver).call(
      abi.encodeCall(IInteropReceiver.cancelInteropMessage, (message, second, proof))
    );
    vm.assertTrue(success == counts, "canceled exactly by its sender");
    vm.assertEq(_receiver.effects(interopHash), effects, "without effect");
    if (!success) return;
    vm.assertTrue(
      _receiver.messageStatus(interopHash) == IInteropReceiver.MessageStatus.Canceled,
      "canceled"
    );
  }

  /// @custom:halmos --default-bytes-lengths 33,73 --default-array-lengths 1
  function check_whatIsSettledStaysSo(bytes32 interopHash) external {
    IInteropReceiver.MessageStatus status = _receiver.messageStatus(interopHash);
    uint256 effects = _receiver.effects(interopHash);
    vm.assume(status != IInteropReceiver.MessageStatus.Unknown);
    (bool success, ) = address(_receiver).call(svm.createCalldata("CountingReceiver"));
    success;
    vm.assertTrue(_receiver.messageStatus(interopHash) == status, "as it was settled");
    vm.assertEq(_receiver.effects(interopHash), effects, "no further effect");
  }

  function _message(
    bytes memory data,
    address sender,
    uint256 sourceChainId
  ) private returns (InteropMessage memory) {
    return InteropMessage(data, sender, sourceChainId, svm.createUint256("messageNum"));
  }

  function _isUnsettled(bytes32 interopHash) private view returns (bool) {
    return _receiver.messageStatus(interopHash) == IInteropReceiver.MessageStatus.Unknown;
  }

  /// @dev The payload's definition, apart from the library: kind, destination, deadline, body.
  function _isForHereAndNow(bytes memory data) private view returns (bool) {
    if (data.length < HEADER_LENGTH || data[0] != 0x01) return false;
    uint256 destination;
    uint256 deadline;
    assembly ("memory-safe") {
      destination := mload(add(data, 33))
      deadline := shr(192, mload(add(data, 65)))
    }
    return
      (destination == 0 || destination == block.chainid) &&
      (deadline == 0 || block.timestamp <= deadline);
  }

  function _isProven(bytes32 interopHash, Proof memory proof) private view returns (bool) {
    L2Log memory log = L2Log({
      l2ShardId: 0,
      isService: true,
      txNumberInBatch: proof.txNumberInBatch,
      sender: L1_MESSENGER,
      key: bytes32(uint256(uint160(INTEROP_CENTER))),
      value: interopHash
    });
    (bool success, bytes memory result) = L2_MESSAGE_VERIFICATION.staticcall(
      abi.encodeCall(
        IMessageVerification.proveL2LogInclusionShared,
        (proof.sourceChainId, proof.batchNumber, proof.index, log, proof.elements)
      )
    );
    return success && abi.decode(result, (bool));
  }
}
