// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {InteropMessage, Proof} from "../../../contracts/interfaces/IInteropCenter.sol";
import {IInteropReceiver} from "../../../contracts/interfaces/IInteropReceiver.sol";
import {InteropCenter} from "../../../contracts/interop/InteropCenter.sol";
import {INTEROP_CENTER} from "../../../contracts/interop/InteropCenterAddress.sol";
import {InteropPayload} from "../../../contracts/interop/InteropPayload.sol";
import {L1Messenger} from "../../../contracts/system/L1Messenger.sol";
import {L1_MESSENGER} from "../../../contracts/system/SystemAddresses.sol";
import {HostileReceiver} from "../actors/HostileReceiver.sol";
import {Handler} from "../foundry/Handler.sol";
import {InteropWorld} from "../world/InteropWorld.sol";

/// @notice Sends messages through the interop centers of several chains, and attacks a receiver.
contract InteropCenterHandler is Handler {
  uint256 private constant CHAINS = 3;
  uint256 private constant SENDERS = 4;
  uint256 private constant SEARCHED = 20;
  uint256 private constant HERE = 271;
  uint256 private constant ELSEWHERE = 272;
  uint256 private constant RECEIVE_GAS = 400_000;
  /// @dev Storage slot of the center's message count.
  bytes32 private constant COUNT_SLOT = 0;

  InteropWorld public immutable WORLD = new InteropWorld();
  HostileReceiver public immutable RECEIVER = new HostileReceiver();
  InteropCenter public constant CENTER = InteropCenter(INTEROP_CENTER);

  /// @notice Number of messages with this hash.
  mapping(bytes32 interopHash => uint256) public messagesWithHash;

  /// @notice Number of messages sent by a chain, by its index in the world. Every chain has its own center.
  mapping(uint256 chain => uint256) public sentBy;

  mapping(bytes32 interopHash => bool) public isConsumed;
  mapping(bytes32 interopHash => bool) public isCanceled;

  bytes32[] private _hashes;
  mapping(bytes32 interopHash => InteropMessage) private _messages;
  /// @dev Messages from the center's address that were not sent by the center.
  mapping(bytes32 interopHash => bool) private _isFalse;
  uint256 private _time = 1_000_000;

  constructor() {
    vm.etch(INTEROP_CENTER, address(new InteropCenter()).code);
    for (uint256 i = 1; i <= CHAINS; ++i) {
      WORLD.addChain(1000 + i);
      // The last sender is not approved on any chain, and no sender is approved on the last chain.
      for (uint256 j = 0; j + 1 < SENDERS && i < CHAINS; ++j)
        RECEIVER.approve(1000 + i, _senderAt(j));
    }
    vm.warp(_time);
  }

  function send(uint256 chain, uint256 who, uint256 destination, uint256 patience) external {
    uint256[6] memory destinations = [0, HERE, 0, HERE, 0, ELSEWHERE];
    uint64 deadline = patience % 8 == 0 ? uint64(_time + bound(patience, 0, 4000)) : 0;
    bytes memory data = InteropPayload.encode(destinations[destination % 6], deadline, "equal");
    _send(chain, who, data);
    _send(chain, who, data);
  }

  /// @notice Data that is not a payload.
  function sendAnything(uint256 chain, uint256 who, bytes calldata data) external {
    _send(chain, who, data);
  }

  function sendCancellation(uint256 chain, uint256 who, uint256 seed, uint256 honesty) external {
    if (_hashes.length == 0) return;
    bytes32 target = _hashes[seed % _hashes.length];
    for (uint256 i = 0; i < SEARCHED && isConsumed[target]; ++i)
      target = _hashes[(seed / 2 + i) % _hashes.length];
    bytes memory data = InteropPayload.encodeCancellation(target);
    if (honesty % 4 != 0) {
      InteropMessage storage message = _messages[target];
      _sendFrom(message.sourceChainId - 1000, message.sender, data);
    } else _send(chain, who, data);
    _saw("cancellation sent");
  }

  /// @notice The bytes of a message of the center, from another sender.
  function sendPastTheCenter(uint256 chain, uint256 who, uint256 messageNum) external {
    chain = _chainAt(chain);
    InteropMessage memory message = InteropMessage({
      data: InteropPayload.encode(0, 0, "forged"),
      sender: _senderAt(0),
      sourceChainId: WORLD.chainIdOf(chain),
      messageNum: messageNum
    });
    vm.recordLogs();
    vm.prank(_senderAt(who));
    L1Messenger(L1_MESSENGER).sendToL1(abi.encode(message));
    WORLD.collect(chain, vm.getRecordedLogs());
    Proof memory proof = _settleLast(chain, who);
    vm.assertTrue(
      !CENTER.verifyInteropMessage(_hash(message), proof),
      "not sent through the center"
    );
    _saw("hash from another sender rejected");
  }

  function settle(uint256 chain, bool joins) external {
    WORLD.settle(_chainAt(chain), joins);
  }

  function settleAndImport(uint256 chain) external {
    WORLD.settle(_chainAt(chain), false);
    WORLD.importRoot(WORLD.rootCount() - 1);
  }

  function passTime(uint256 time) external {
    _time += bound(time, 1, 100);
    vm.warp(_time);
  }

  function verify(uint256 seed, uint256 rootSeed, bytes32 otherHash) external {
    (bool found, bytes32 hash, Proof memory proof) = _anyProof(seed, rootSeed);
    if (!found) return;
    bool isOurs = messagesWithHash[hash] != 0 || _isFalse[hash];
    vm.assertTrue(CENTER.verifyInteropMessage(hash, proof) == isOurs, "hash of a message");
    // The tried hashes include return values of contracts.
    if (otherHash == hash) otherHash = ~hash;
    vm.assertTrue(!CENTER.verifyInteropMessage(otherHash, proof), "any other hash");
    if (isOurs) _saw("hash verified");
  }

  /// @notice A valid message is processed once, after rejected attempts and running out of gas, even if it re-enters.
  function receiveMessage(uint256 seed, uint256 rootSeed, bool searches) external {
    if (searches) seed = _seedOfOneThatCounts(seed);
    (bool found, bytes32 hash, Proof memory proof) = _anyProof(seed, rootSeed);
    found = found && messagesWithHash[hash] != 0;
    bytes memory call;
    if (found)
      call = abi.encodeCall(IInteropReceiver.receiveInteropMessage, (_messages[hash], proof));
    bool counts = found && _expectedError(hash, _messages[hash]) == bytes4(0);
    if (searches && !counts) (hash, call) = _sendForNow(_chainAt(seed % 7), _senderAt(0), HERE);
    else if (!found) return;
    bytes4 expected = _expectedError(hash, _messages[hash]);
    if (expected != bytes4(0)) {
      _requireRefused(call, expected);
      _saw("invalid message rejected");
      return;
    }

    RECEIVER.prepare(HostileReceiver.Reaction.Refuse, "");
    _requireRefused(call, bytes4(0));
    RECEIVER.prepare(HostileReceiver.Reaction.BurnGas, "");
    _requireRefused(call, bytes4(0));

    RECEIVER.prepare(HostileReceiver.Reaction.Reenter, call);
    (bool success, ) = _call(call, RECEIVE_GAS);
    vm.assertTrue(success, "a valid message");
    vm.assertEq(RECEIVER.reentries(), 0, "the same message again, from within");
    isConsumed[hash] = true;
    _requireRefused(call, IInteropReceiver.InteropReceiverAlreadySettled.selector);
    _saw("message consumed");
  }

  /// @notice With any amount of gas, a message, old or new, is processed completely or not at all.
  function receiveWithLittleGas(uint256 seed, uint256 rootSeed, uint256 gasLimit) external {
    gasLimit = bound(gasLimit, 20_000, 100_000);
    RECEIVER.prepare(HostileReceiver.Reaction.Accept, "");
    (bytes32 hash, bytes memory call) = _sendForNow(_chainAt(seed % 7), _senderAt(0), HERE);
    _receiveWithGas(hash, call, gasLimit);

    bool found;
    Proof memory proof;
    (found, hash, proof) = _anyProof(_seedOfOneThatCounts(seed), rootSeed);
    if (!found || messagesWithHash[hash] == 0) return;
    call = abi.encodeCall(IInteropReceiver.receiveInteropMessage, (_messages[hash], proof));
    _receiveWithGas(hash, call, gasLimit);
  }

  /// @notice A message that was not sent, with the proof of one that was.
  function receiveForged(uint256 seed, uint256 rootSeed, uint256 kind, uint256 other) external {
    (bool found, bytes32 hash, Proof memory proof) = _anyProof(seed, rootSeed);
    if (!found || messagesWithHash[hash] == 0) return;
    InteropMessage memory message = _messages[hash];
    kind %= 5;
    if (kind == 0) message.data = InteropPayload.encode(0, 0, abi.encode(other));
    if (kind == 1) message.sender = _senderAt(other);
    if (kind == 2) message.sourceChainId = WORLD.chainIdOf(_chainAt(other));
    if (kind == 3) message.messageNum = bound(other, 0, 100);
    if (kind == 4) proof.sourceChainId = WORLD.chainIdOf(_chainAt(other));
    if (kind == 4 ? proof.sourceChainId == message.sourceChainId : _hash(message) == hash) return;
    (bool success, ) = _call(
      abi.encodeCall(IInteropReceiver.receiveInteropMessage, (message, proof)),
      RECEIVE_GAS
    );
    vm.assertTrue(!success, "a message that nobody sent");
    _saw("forged message rejected");
  }

  /// @notice A message that is canceled immediately after it is sent, and cannot be consumed afterwards.
  function changeOnesMind(uint256 chain, uint256 who, uint256 seed) external {
    chain = _chainAt(chain);
    address sender = _senderAt(who);
    bytes32 target = _sendFrom(chain, sender, InteropPayload.encode(0, 0, "rash"));
    Proof memory proofOfTarget = _settleLast(chain, seed);
    bytes32 hash = _sendFrom(chain, sender, InteropPayload.encodeCancellation(target));
    Proof memory proof = _settleLast(chain, seed);
    (bool success, ) = _call(
      abi.encodeCall(
        IInteropReceiver.cancelInteropMessage,
        (_messages[target], _messages[hash], proof)
      ),
      RECEIVE_GAS
    );
    vm.assertTrue(success, "a message is canceled by its sender");
    isCanceled[target] = true;
    _saw("message canceled");

    _requireRefused(
      abi.encodeCall(IInteropReceiver.receiveInteropMessage, (_messages[target], proofOfTarget)),
      IInteropReceiver.InteropReceiverAlreadySettled.selector
    );
  }

  /// @notice Messages for one destination, or with a deadline at the current time.
  function receiveWhereAndWhen(uint256 chain, uint256 who) external {
    // Of an approved source.
    chain = _chainAt(chain % 7);
    address sender = _senderAt(who % 7);
    RECEIVER.prepare(HostileReceiver.Reaction.Accept, "");

    (, bytes memory call) = _sendForNow(chain, sender, ELSEWHERE);
    _requireRefused(call, IInteropReceiver.InteropReceiverWrongDestination.selector);
    _saw("message for another chain rejected");

    bytes32 hash;
    (hash, call) = _sendForNow(chain, sender, HERE);
    vm.warp(_time + 1);
    _requireRefused(call, IInteropReceiver.InteropReceiverDeadlinePassed.selector);
    _saw("message rejected a second late");

    vm.warp(_time);
    (bool success, ) = _call(call, RECEIVE_GAS);
    vm.assertTrue(success, "a message in its last second");
    isConsumed[hash] = true;
    _saw("message consumed in its last second");
  }

  /// @notice A chain that replaced the code of its center forges messages of another chain.
  function speakForAnotherChain(uint256 who, uint256 messageNum, uint256 seed) external {
    uint256 liar = CHAINS;
    InteropMessage memory message = InteropMessage({
      data: InteropPayload.encode(0, 0, "false"),
      sender: _senderAt(who),
      sourceChainId: WORLD.chainIdOf(1),
      messageNum: messageNum
    });
    vm.recordLogs();
    vm.prank(INTEROP_CENTER);
    L1Messenger(L1_MESSENGER).sendToL1(abi.encode(message));
    WORLD.collect(liar, vm.getRecordedLogs());
    Proof memory proof = _settleLast(liar, seed);
    bytes32 hash = _hash(message);
    vm.assertTrue(CENTER.verifyInteropMessage(hash, proof), "what that chain did send");
    (bool success, ) = _call(
      abi.encodeCall(IInteropReceiver.receiveInteropMessage, (message, proof)),
      RECEIVE_GAS
    );
    vm.assertTrue(!success, "a chain can only send its own messages");
    _isFalse[hash] = true;
    _saw("message forged by another chain rejected");
  }

  /// @notice Any settled message as the cancellation of any other.
  function cancel(uint256 targetSeed, uint256 seed, uint256 rootSeed, bool fitting) external {
    if (fitting) seed = _seedOfACancellation(seed);
    (bool found, bytes32 hash, Proof memory proof) = _anyProof(seed, rootSeed);
    if (!found || messagesWithHash[hash] == 0) return;
    InteropMessage memory cancellation = _messages[hash];
    bytes32 target =
      fitting && cancellation.data.length == 33
        ? _targetOf(cancellation.data)
        : _hashes[targetSeed % _hashes.length];
    InteropMessage memory message = _messages[target];
    bool mayCancel =
      !isConsumed[target] &&
        !isCanceled[target] &&
        message.sender == cancellation.sender &&
        message.sourceChainId == cancellation.sourceChainId &&
        keccak256(cancellation.data) == keccak256(InteropPayload.encodeCancellation(target));
    (bool success, ) = _call(
      abi.encodeCall(IInteropReceiver.cancelInteropMessage, (message, cancellation, proof)),
      RECEIVE_GAS
    );
    vm.assertTrue(success == mayCancel, "a message is canceled by its sender alone");
    if (success) isCanceled[target] = true;
    _saw(success ? "message canceled" : "cancellation rejected");
  }

  /// @notice Fails unless every message was processed once if it was consumed, and never otherwise.
  function checkMessages() external view {
    for (uint256 i = 0; i < _hashes.length; ++i) {
      bytes32 hash = _hashes[i];
      bool consumed = isConsumed[hash];
      bool canceled = isCanceled[hash];
      vm.assertEq(messagesWithHash[hash], 1, "messages with this hash");
      vm.assertTrue(!consumed || !canceled, "both consumed and canceled");
      vm.assertEq(RECEIVER.effects(hash), consumed ? 1 : 0, "effects");
      vm.assertEq(
        uint256(RECEIVER.messageStatus(hash)),
        consumed
          ? 1
          : canceled
            ? 2
            : 0,
        "unknown, consumed or canceled"
      );
    }
  }

  function expectedOutcomes() external pure override returns (string[] memory outcomes) {
    outcomes = new string[](13);
    outcomes[0] = "cancellation sent";
    outcomes[1] = "hash from another sender rejected";
    outcomes[2] = "hash verified";
    outcomes[3] = "invalid message rejected";
    outcomes[4] = "message consumed";
    outcomes[5] = "too little gas";
    outcomes[6] = "forged message rejected";
    outcomes[7] = "message canceled";
    outcomes[8] = "cancellation rejected";
    outcomes[9] = "message forged by another chain rejected";
    outcomes[10] = "message for another chain rejected";
    outcomes[11] = "message rejected a second late";
    outcomes[12] = "message consumed in its last second";
  }

  function _send(uint256 chain, uint256 who, bytes memory data) private {
    _sendFrom(_chainAt(chain), _senderAt(who), data);
  }

  /// @dev One EVM represents all chains, so the message count of the chain is stored first.
  function _sendFrom(
    uint256 chain,
    address sender,
    bytes memory data
  ) private returns (bytes32 hash) {
    InteropMessage memory message = InteropMessage({
      data: data,
      sender: sender,
      sourceChainId: WORLD.chainIdOf(chain),
      messageNum: sentBy[chain]++
    });
    vm.store(INTEROP_CENTER, COUNT_SLOT, bytes32(message.messageNum));
    vm.chainId(message.sourceChainId);
    vm.recordLogs();
    vm.prank(sender);
    hash = CENTER.sendInteropMessage(data);
    WORLD.collect(chain, vm.getRecordedLogs());
    vm.chainId(WORLD.SETTLEMENT_CHAIN_ID());

    vm.assertEq(hash, _hash(message), "hash of a message");
    vm.assertEq(CENTER.messageCount(), sentBy[chain], "count of messages");
    ++messagesWithHash[hash];
    _hashes.push(hash);
    _messages[hash] = message;
  }

  /// @dev Sends a message whose deadline is now, and settles it.
  function _sendForNow(
    uint256 chain,
    address sender,
    uint256 destination
  ) private returns (bytes32 hash, bytes memory call) {
    hash = _sendFrom(chain, sender, InteropPayload.encode(destination, uint64(_time), "now"));
    Proof memory proof = _settleLast(chain, _time);
    call = abi.encodeCall(IInteropReceiver.receiveInteropMessage, (_messages[hash], proof));
  }

  /// @dev Settles the messages of the chain, and proves the last one.
  function _settleLast(uint256 chain, uint256 rootSeed) private returns (Proof memory proof) {
    WORLD.settle(chain, false);
    WORLD.importRoot(WORLD.rootCount() - 1);
    (, , proof) = _anyProof(WORLD.sentCount() - 1, rootSeed);
  }

  function _call(
    bytes memory call,
    uint256 gasLimit
  ) private returns (bool success, bytes memory result) {
    vm.chainId(HERE);
    (success, result) = address(RECEIVER).call{gas: gasLimit}(call);
    vm.chainId(WORLD.SETTLEMENT_CHAIN_ID());
  }

  function _receiveWithGas(bytes32 hash, bytes memory call, uint256 gasLimit) private {
    bool mayEnter = _expectedError(hash, _messages[hash]) == bytes4(0);
    (bool success, ) = _call(call, gasLimit);
    vm.assertTrue(!success || mayEnter, "an invalid message");
    if (success) isConsumed[hash] = true;
    else if (mayEnter) _saw("too little gas");
  }

  function _requireRefused(bytes memory call, bytes4 reason) private {
    (bool success, bytes memory result) = _call(call, RECEIVE_GAS);
    assertReverted(success, result, reason, "an invalid message");
  }

  /// @dev Any settled message that can be proven, sent through the center or not.
  function _anyProof(
    uint256 seed,
    uint256 rootSeed
  ) private view returns (bool found, bytes32 hash, Proof memory proof) {
    uint256 sentId;
    uint256 rootId;
    (found, sentId, rootId) = WORLD.findProvable(seed, rootSeed);
    if (!found) return (false, hash, proof);
    L2Message memory message;
    (proof.sourceChainId, proof.batchNumber, proof.index, message) = WORLD.messageOf(sentId);
    proof.txNumberInBatch = message.txNumberInBatch;
    proof.elements = WORLD.proofOf(sentId, rootId);
    hash = keccak256(message.data);
  }

  /// @dev Searches a few messages for one that can be consumed.
  function _seedOfOneThatCounts(uint256 seed) private view returns (uint256) {
    seed = bound(seed, 0, type(uint128).max);
    for (uint256 i = 0; i < SEARCHED; ++i) {
      (bool isOurs, bytes32 hash) = _settledHash(seed + i);
      if (isOurs && _expectedError(hash, _messages[hash]) == bytes4(0)) return seed + i;
    }
    return seed;
  }

  /// @dev Searches a few messages for one that cancels another.
  function _seedOfACancellation(uint256 seed) private view returns (uint256) {
    seed = bound(seed, 0, type(uint128).max);
    for (uint256 i = 0; i < SEARCHED; ++i) {
      (bool isOurs, bytes32 hash) = _settledHash(seed + i);
      if (!isOurs || _messages[hash].data.length != 33) continue;
      bytes32 target = _targetOf(_messages[hash].data);
      if (!isConsumed[target] && !isCanceled[target]) return seed + i;
    }
    return seed;
  }

  /// @dev Hash of any settled message, and whether it was sent through the center.
  function _settledHash(uint256 seed) private view returns (bool isOurs, bytes32 hash) {
    uint256 sent = WORLD.sentCount();
    if (sent == 0) return (false, 0);
    (, , , L2Message memory message) = WORLD.messageOf(seed % sent);
    hash = keccak256(message.data);
    isOurs = messagesWithHash[hash] != 0;
  }

  function _expectedError(
    bytes32 hash,
    InteropMessage memory message
  ) private view returns (bytes4) {
    if (isConsumed[hash] || isCanceled[hash])
      return IInteropReceiver.InteropReceiverAlreadySettled.selector;
    if (message.sourceChainId == 1000 + CHAINS || message.sender == _senderAt(7))
      return IInteropReceiver.InteropReceiverUnapprovedSource.selector;
    bytes memory data = message.data;
    if (data.length < 41 || data[0] != 0x01)
      return IInteropReceiver.InteropReceiverMalformedPayload.selector;
    uint256 destination = uint256(_wordAt(data, 1));
    if (destination != 0 && destination != HERE)
      return IInteropReceiver.InteropReceiverWrongDestination.selector;
    uint256 deadline = uint256(_wordAt(data, 33)) >> 192;
    if (deadline != 0 && deadline < _time)
      return IInteropReceiver.InteropReceiverDeadlinePassed.selector;
    return bytes4(0);
  }

  function _targetOf(bytes memory cancellation) private view returns (bytes32 target) {
    target = _wordAt(cancellation, 1);
    if (messagesWithHash[target] == 0) target = _hashes[0];
  }

  /// @dev The 32 bytes from an offset; past the end, arbitrary memory.
  function _wordAt(bytes memory data, uint256 offset) private pure returns (bytes32 word) {
    assembly ("memory-safe") {
      word := mload(add(add(data, 32), offset))
    }
  }

  function _hash(InteropMessage memory message) private pure returns (bytes32) {
    return keccak256(abi.encode(message));
  }

  /// @dev The last one rarely.
  function _senderAt(uint256 seed) private pure returns (address) {
    return address(uint160(0x5e4d00 + (seed % 8 == 7 ? SENDERS - 1 : seed % (SENDERS - 1))));
  }

  /// @dev The last one rarely.
  function _chainAt(uint256 seed) private pure returns (uint256) {
    return seed % 8 == 7 ? CHAINS : 1 + (seed % (CHAINS - 1));
  }
}
