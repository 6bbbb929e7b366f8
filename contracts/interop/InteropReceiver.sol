// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage, Proof} from "../interfaces/IInteropCenter.sol";
import {IInteropReceiver} from "../interfaces/IInteropReceiver.sol";
import {INTEROP_CENTER} from "./InteropCenterAddress.sol";
import {InteropMessages} from "./InteropMessages.sol";
import {InteropPayload} from "./InteropPayload.sol";

/// @title Takes messages from other chains
/// @notice Base of a contract that acts upon messages which the centre of another chain sent. What inherits says whose
/// messages it takes, and what one does.
/// @dev A message is remembered by its hash, never by its proof: many proofs fit one message. Asks the verifier itself
/// instead of the centre of this chain, which would only pass the question on.
abstract contract InteropReceiver is IInteropReceiver {
  /// @inheritdoc IInteropReceiver
  mapping(bytes32 interopHash => MessageStatus status) public messageStatus;

  /// @inheritdoc IInteropReceiver
  function receiveInteropMessage(InteropMessage calldata message, Proof calldata proof) external {
    bytes32 interopHash = _requireUnsettled(message);
    // No account is the zero address, but a table of senders has it for every chain that is not in the table.
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

    messageStatus[interopHash] = MessageStatus.Cancelled;
    emit InteropMessageCancelled(interopHash, message.sourceChainId, message.sender);
  }

  /// @notice Does what the message is for.
  /// @dev The message counts as consumed from now on, also if this is entered again. Revert if it can't be done: the
  /// message then stays what it was.
  ///
  /// CAUTION: whoever calls decides how much gas there is. A failure that is caught here, instead of passed on, lets
  /// anyone consume the message without effect by giving too little.
  /// @param interopHash Stands for the message.
  /// @param message The message; its source is approved.
  /// @param body The message's data without its header.
  function _processMessage(
    bytes32 interopHash,
    InteropMessage calldata message,
    bytes calldata body
  ) internal virtual;

  /// @notice Whether messages of this account or contract on that chain are taken.
  /// @dev Both belong together: the same address can be somebody else on another chain.
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

  /// @dev Body of a message's data, provided that the message counts here and now.
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

  /// @dev A chain vouches for its own centre alone, so the source that a message names must be the chain of the proof.
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
