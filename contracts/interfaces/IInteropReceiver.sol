// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage, Proof} from "./IInteropCenter.sol";

/// @title Receiver of messages from other chains
/// @notice Adds to raw messages: each message is consumed at most once, is accepted only from an approved source,
/// and can name a destination chain and a deadline. Its sender can cancel it until it is consumed.
///
/// Limitations:
/// - A cancellation is itself a message, and takes as long to arrive. Anyone can have the message consumed in the
///   meantime; the cancellation then fails.
/// - The source chain learns of neither a cancellation nor an expired deadline. A refund there has to wait for a message
///   from this chain.
/// - A receiver consumes a message once. Another receiver, on this or another chain, can consume it as well, unless the
///   message names its recipient: the destination chain in the header, a contract in the body.
/// - The deadline is compared with `block.timestamp`, which the chain's operator sets.
interface IInteropReceiver {
  /// @notice Status of a message.
  /// @param Unknown Neither consumed nor canceled: the message can be consumed if it was sent.
  /// @param Consumed The message was processed.
  /// @param Canceled The message can no longer be consumed.
  enum MessageStatus {
    Unknown,
    Consumed,
    Canceled
  }

  /// @notice Emitted when a message is consumed.
  /// @param interopHash Identifies the message.
  /// @param sourceChainId Chain that it was sent from.
  /// @param sender Sender of the message.
  event InteropMessageConsumed(
    bytes32 indexed interopHash,
    uint256 indexed sourceChainId,
    address indexed sender
  );

  /// @notice Emitted when a message is canceled and can no longer be consumed.
  /// @param interopHash Identifies the message.
  /// @param sourceChainId Chain that it was sent from.
  /// @param sender Account that sent the message and canceled it.
  event InteropMessageCanceled(
    bytes32 indexed interopHash,
    uint256 indexed sourceChainId,
    address indexed sender
  );

  /// @notice Thrown when the message has already been consumed or canceled.
  /// @param interopHash Identifies the message.
  /// @param status Status of the message.
  error InteropReceiverAlreadySettled(bytes32 interopHash, MessageStatus status);

  /// @notice Thrown when the source of the message is not approved.
  /// @param sourceChainId Claimed source chain of the message.
  /// @param sender Claimed sender of the message.
  error InteropReceiverUnapprovedSource(uint256 sourceChainId, address sender);

  /// @notice Thrown when the data is not that of a message, or of a cancellation of the message, as expected.
  /// @param data The data.
  error InteropReceiverMalformedPayload(bytes data);

  /// @notice Thrown when the destination of the message is another chain.
  /// @param destinationChainId Destination chain of the message.
  error InteropReceiverWrongDestination(uint256 destinationChainId);

  /// @notice Thrown when the deadline of the message has passed.
  /// @param deadline Last Unix timestamp, in seconds, at which the message was valid.
  error InteropReceiverDeadlinePassed(uint256 deadline);

  /// @notice Thrown when the cancellation was not sent by the sender of the message.
  /// @param interopHash Identifies the message.
  /// @param sourceChainId Claimed source chain of the cancellation.
  /// @param sender Claimed sender of the cancellation.
  error InteropReceiverNotSender(bytes32 interopHash, uint256 sourceChainId, address sender);

  /// @notice Thrown when the proof is for a batch of another chain than the message's source chain.
  /// @param sourceChainId Claimed source chain of the message.
  /// @param provenChainId Source chain of the proof.
  error InteropReceiverWrongChain(uint256 sourceChainId, uint256 provenChainId);

  /// @notice Thrown when the verifier rejects the proof: an argument is wrong, or this chain has not imported the interop
  /// root yet. The verifier itself reverts on a malformed proof.
  /// @param interopHash Hash of the message or the cancellation, as given.
  error InteropReceiverInvalidProof(bytes32 interopHash);

  /// @notice Consumes a message. Anyone can call this; if the call reverts, the message can be consumed later.
  /// @param message The message, as sent by the interop center of its source chain.
  /// @param proof Proof from the message to an interop root that this chain has imported.
  function receiveInteropMessage(InteropMessage calldata message, Proof calldata proof) external;

  /// @notice Cancels a message, so that this receiver never consumes it. Anyone can call this.
  /// @dev The message itself needs neither a proof nor an approved source: its hash commits to its sender.
  /// @param message The message.
  /// @param cancellation The message that cancels it, from the same account of the same chain.
  /// @param proof Proof from the cancellation to an interop root that this chain has imported.
  function cancelInteropMessage(
    InteropMessage calldata message,
    InteropMessage calldata cancellation,
    Proof calldata proof
  ) external;

  /// @notice Returns the status of a message.
  /// @param interopHash Identifies the message.
  /// @return status Its status.
  function messageStatus(bytes32 interopHash) external view returns (MessageStatus status);
}
