// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {InteropMessage, Proof} from "./IInteropCenter.sol";

/// @title Takes messages from other chains
/// @notice What raw messages lack: each is consumed at most once, counts only from an approved source, and may name the
/// one chain on which it counts and a deadline. Whoever sent it can cancel it as long as it has not been consumed.
///
/// What can't be promised:
/// - A cancellation is a message too, and takes as long to get here. Anyone may have the message consumed meanwhile; a
///   cancellation that comes second fails.
/// - Neither a cancellation nor a deadline that passed is known on the source chain. Who wants to give something back
///   there has to wait for a message from here.
/// - A receiver consumes a message once. Another receiver, on the same chain or a copy on another one, may consume it
///   too, unless the message says for whom it is: its destination chain in the header, a contract in the body.
/// - The deadline is compared with the time of this chain's block, which the chain's operator sets.
interface IInteropReceiver {
  /// @notice What has become of a message.
  /// @param Unknown Nothing yet: it can be consumed if it was sent.
  /// @param Consumed It has had its effect.
  /// @param Cancelled It will never have any.
  enum MessageStatus {
    Unknown,
    Consumed,
    Cancelled
  }

  /// @notice A message has had its effect.
  /// @param interopHash Stands for the message.
  /// @param sourceChainId Chain that it was sent from.
  /// @param sender Who sent it.
  event InteropMessageConsumed(
    bytes32 indexed interopHash,
    uint256 indexed sourceChainId,
    address indexed sender
  );

  /// @notice A message will never have any effect.
  /// @param interopHash Stands for the message.
  /// @param sourceChainId Chain that it was sent from.
  /// @param sender Who sent it, and cancelled it.
  event InteropMessageCancelled(
    bytes32 indexed interopHash,
    uint256 indexed sourceChainId,
    address indexed sender
  );

  /// @notice Thrown when the message has been consumed or cancelled.
  /// @param interopHash Stands for the message.
  /// @param status Which of the two.
  error InteropReceiverAlreadySettled(bytes32 interopHash, MessageStatus status);

  /// @notice Thrown when the receiver takes no messages from there.
  /// @param sourceChainId Chain that the message is said to come from.
  /// @param sender Who is said to have sent it.
  error InteropReceiverUnapprovedSource(uint256 sourceChainId, address sender);

  /// @notice Thrown when the data is not what is expected: that of a message, or that of the message's cancellation.
  /// @param data The data.
  error InteropReceiverMalformedPayload(bytes data);

  /// @notice Thrown when the message counts only on another chain.
  /// @param destinationChainId Chain on which it counts.
  error InteropReceiverWrongDestination(uint256 destinationChainId);

  /// @notice Thrown when the deadline has passed.
  /// @param deadline The last second in which the message counted, in seconds since 1970.
  error InteropReceiverDeadlinePassed(uint256 deadline);

  /// @notice Thrown when a message is to be cancelled by somebody who did not send it.
  /// @param interopHash Stands for the message.
  /// @param sourceChainId Chain that the cancellation is said to come from.
  /// @param sender Who is said to have sent the cancellation.
  error InteropReceiverNotSender(bytes32 interopHash, uint256 sourceChainId, address sender);

  /// @notice Thrown when the proof is about a batch of another chain than the one the message names as its source.
  /// @param sourceChainId Chain that the message is said to come from.
  /// @param provenChainId Chain that the proof is about.
  error InteropReceiverWrongChain(uint256 sourceChainId, uint256 provenChainId);

  /// @notice Thrown when the proof does not end in an interop root which this chain has imported: anything in the call
  /// may be wrong, or the root has yet to be imported. A proof that is not even well-formed makes the verifier revert.
  /// @param interopHash Stands for the message, or the cancellation, as given.
  error InteropReceiverInvalidProof(bytes32 interopHash);

  /// @notice Consumes a message. Anyone may call; if the receiver refuses, the message can be tried again.
  /// @param message The message, as its centre sent it.
  /// @param proof From the message up to an interop root which this chain has imported.
  function receiveInteropMessage(InteropMessage calldata message, Proof calldata proof) external;

  /// @notice Makes sure that a message is never consumed here. Anyone may call.
  /// @dev The message itself need not have been proven, nor its source approved: its hash says whose it is.
  /// @param message The message.
  /// @param cancellation The message that cancels it, from the same account of the same chain.
  /// @param proof From the cancellation up to an interop root which this chain has imported.
  function cancelInteropMessage(
    InteropMessage calldata message,
    InteropMessage calldata cancellation,
    Proof calldata proof
  ) external;

  /// @notice What has become of a message.
  /// @param interopHash Stands for the message.
  /// @return status What has.
  function messageStatus(bytes32 interopHash) external view returns (MessageStatus status);
}
