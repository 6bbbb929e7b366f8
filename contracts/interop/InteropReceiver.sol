// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage, Proof} from "../interfaces/IInteropCenter.sol";
import {IInteropReceiver} from "../interfaces/IInteropReceiver.sol";
import {INTEROP_CENTER} from "./InteropCenterAddress.sol";
import {InteropMessages} from "./InteropMessages.sol";
import {InteropPayload} from "./InteropPayload.sol";

/// @title Receiver of messages from other chains
/// @notice Base contract that processes messages sent through the interop center of another chain. An inheriting contract
/// defines the approved sources, and how a message is processed.
/// @dev Messages are tracked by hash, never by proof: a message has many valid proofs. Calls the verifier directly instead
/// of through the interop center of this chain, which would only forward the call.
abstract contract InteropReceiver is IInteropReceiver {
  /// @inheritdoc IInteropReceiver
  mapping(bytes32 interopHash => MessageStatus status) public messageStatus;

  /// @inheritdoc IInteropReceiver
  function receiveInteropMessage(InteropMessage calldata message, Proof calldata proof) external {
    bytes32 interopHash = _requireUnsettled(message);
    // A mapping of senders returns the zero address for every chain that it lacks.
    require(
      message.sender != address(0) && _isApprovedSource(message.sourceChainId, message.sender),
      InteropReceiverUnapprovedSource(message.sourceChainId, message.sender)
    );
    bytes calldata body = _readPayload(message.data);
    _requireProven(interopHash, message.sourceChainId, proof);

    messageStatus[interopHash] = MessageStatus.Consumed;
    emit InteropMessageConsumed(interopHash, message.sourceChainId, message.sender);
    _processMessage(interopHash, message, body);
  }

  /// @inheritdoc IInteropReceiver
  function cancelInteropMessage(
    InteropMessage calldata message,
    InteropMessage calldata cancellation,
    Proof calldata proof
  ) external {
    bytes32 interopHash = _requireUnsettled(message);
    require(
      cancellation.sender == message.sender && cancellation.sourceChainId == message.sourceChainId,
      InteropReceiverNotSender(interopHash, cancellation.sourceChainId, cancellation.sender)
    );
    require(
      InteropPayload.isCancellation(cancellation.data, interopHash),
      InteropReceiverMalformedPayload(cancellation.data)
    );
    _requireProven(_hash(cancellation), cancellation.sourceChainId, proof);

    messageStatus[interopHash] = MessageStatus.Canceled;
    emit InteropMessageCanceled(interopHash, message.sourceChainId, message.sender);
  }

  /// @notice Processes a message.
  /// @dev The message is already marked as consumed, also for reentrant calls. Must revert if the message cannot be
  /// processed, so that it can be consumed later.
  ///
  /// CAUTION: the caller chooses the gas limit. If a failure is caught here instead of propagated, anyone can consume the
  /// message without effect by supplying too little gas.
  /// @param interopHash Identifies the message.
  /// @param message The message; its source is approved.
  /// @param body Data of the message without its header.
  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata message,
    bytes calldata body
  ) internal virtual;

  /// @notice Returns whether messages of this account or contract on that chain are accepted.
  /// @dev Check both: the same address can belong to somebody else on another chain.
  /// @param sourceChainId The chain.
  /// @param sender The account or contract, never the zero address.
  function _isApprovedSource(
    uint256 sourceChainId,
    address sender
  ) internal view virtual returns (bool);

  function _requireUnsettled(
    InteropMessage calldata message
  ) private view returns (bytes32 interopHash) {
    interopHash = _hash(message);
    MessageStatus status = messageStatus[interopHash];
    require(status == MessageStatus.Unknown, InteropReceiverAlreadySettled(interopHash, status));
  }

  /// @dev Returns the body of a message that is valid on this chain at this time.
  function _readPayload(bytes calldata data) private view returns (bytes calldata) {
    require(InteropPayload.isMessage(data), InteropReceiverMalformedPayload(data));
    (uint256 destinationChainId, uint64 deadline, bytes calldata body) = InteropPayload.decode(
      data
    );
    require(
      destinationChainId == 0 || destinationChainId == block.chainid,
      InteropReceiverWrongDestination(destinationChainId)
    );
    // solhint-disable-next-line not-rely-on-time
    require(deadline == 0 || block.timestamp <= deadline, InteropReceiverDeadlinePassed(deadline));
    return body;
  }

  /// @dev A chain can only vouch for its own interop center, so a message's source chain must be that of the proof.
  function _requireProven(
    bytes32 interopHash,
    uint256 sourceChainId,
    Proof calldata proof
  ) private view {
    require(
      sourceChainId == proof.sourceChainId,
      InteropReceiverWrongChain(sourceChainId, proof.sourceChainId)
    );
    require(
      InteropMessages.isHashProven(INTEROP_CENTER, interopHash, proof),
      InteropReceiverInvalidProof(interopHash)
    );
  }

  function _hash(InteropMessage calldata message) private pure returns (bytes32) {
    return keccak256(abi.encode(message));
  }
}
