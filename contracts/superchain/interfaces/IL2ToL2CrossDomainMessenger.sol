// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {Identifier} from "./ICrossL2Inbox.sol";

/// @title Messenger between chains of the Superchain
/// @notice Sends messages to contracts on other chains, and relays messages that were sent here. Anyone can relay a message,
/// and nobody has to.
///
/// CAUTION: a receiver has to check three things: that the messenger calls it, and both `crossDomainMessageSender` and
/// `crossDomainMessageSource`. The same address can belong to somebody else on another chain.
interface IL2ToL2CrossDomainMessenger {
  /// @notice Emitted when a message is sent, and again whenever it is resent.
  /// @param destination Chain that the message is sent to.
  /// @param target Contract that the message calls there.
  /// @param messageNonce Version of the message in the upper 16 bits, and number of messages sent before in the others.
  /// @param sender Sender of the message.
  /// @param message Calldata for the target.
  event SentMessage(
    uint256 indexed destination,
    address indexed target,
    uint256 indexed messageNonce,
    address sender,
    bytes message
  );

  /// @notice Emitted when a message is relayed.
  /// @param source Chain that the message was sent from.
  /// @param messageNonce Nonce of the message on that chain.
  /// @param messageHash Hash of the message.
  /// @param returnDataHash keccak256 of what the target returned.
  event RelayedMessage(
    uint256 indexed source,
    uint256 indexed messageNonce,
    bytes32 indexed messageHash,
    bytes32 returnDataHash
  );

  /// @notice Thrown when a message is sent to the chain that it is sent from.
  error MessageDestinationSameChain();

  /// @notice Thrown when a message is sent to the messenger itself.
  error MessageTargetL2ToL2CrossDomainMessenger();

  /// @notice Thrown when a message to resend was not sent from this chain.
  error InvalidMessage();

  /// @notice Thrown when a message is relayed while another one is being relayed.
  error ReentrantCall();

  /// @notice Thrown when the log to relay was not emitted by a messenger.
  error IdOriginNotL2ToL2CrossDomainMessenger();

  /// @notice Thrown when the log to relay is not `SentMessage`.
  error EventPayloadNotSentMessage();

  /// @notice Thrown when a message is relayed on a chain that it was not sent to.
  error MessageDestinationNotRelayChain();

  /// @notice Thrown when a message has been relayed before.
  error MessageAlreadyRelayed();

  /// @notice Thrown when no message is being relayed.
  error NotEntered();

  /// @notice Sends a message.
  ///
  /// CAUTION: a message to a chain that does not exist is never relayed, and one to an address without code is relayed
  /// without effect.
  /// @param destination Chain to send the message to, not this one.
  /// @param target Contract to call there, not the messenger.
  /// @param message Calldata for the target.
  /// @return messageHash Hash of the message.
  function sendMessage(
    uint256 destination,
    address target,
    bytes calldata message
  ) external returns (bytes32 messageHash);

  /// @notice Emits `SentMessage` again for a message that was sent from this chain, so that it can be relayed after its first
  /// log has expired. Anyone can call this, also for a message that has been relayed.
  /// @param destination Chain that the message was sent to.
  /// @param nonce Nonce of the message.
  /// @param sender Sender of the message.
  /// @param target Contract that the message calls.
  /// @param message Calldata for the target.
  /// @return messageHash Hash of the message, which is the same as before.
  function resendMessage(
    uint256 destination,
    uint256 nonce,
    address sender,
    address target,
    bytes calldata message
  ) external returns (bytes32 messageHash);

  /// @notice Relays a message: calls its target with `msg.value`. If the target reverts, so does this, with the same data, and
  /// the message can be relayed later. The transaction's access list has to contain the checksum of the log.
  /// @param id Position of the log `SentMessage`.
  /// @param sentMessage Payload of the log: its topics, followed by its data.
  /// @return returnData What the target returned.
  function relayMessage(
    Identifier calldata id,
    bytes calldata sentMessage
  ) external payable returns (bytes memory returnData);

  /// @notice Returns whether a message has been relayed on this chain.
  /// @param messageHash Hash of the message.
  /// @return isRelayed Whether it has.
  function successfulMessages(bytes32 messageHash) external view returns (bool isRelayed);

  /// @notice Returns the hash of a message that was sent from this chain, or zero if there is none.
  /// @param nonce Nonce of the message.
  /// @return messageHash Hash of the message.
  function sentMessages(uint256 nonce) external view returns (bytes32 messageHash);

  /// @notice Returns the sender of the message that is being relayed.
  /// @return sender The sender.
  function crossDomainMessageSender() external view returns (address sender);

  /// @notice Returns the source chain of the message that is being relayed.
  /// @return source The chain.
  function crossDomainMessageSource() external view returns (uint256 source);

  /// @notice Returns the sender and the source chain of the message that is being relayed.
  /// @return sender The sender.
  /// @return source The chain.
  function crossDomainMessageContext() external view returns (address sender, uint256 source);

  /// @notice Returns the nonce of the next message, with its version in the upper 16 bits.
  /// @return nonce The nonce.
  function messageNonce() external view returns (uint256 nonce);

  /// @notice Returns the version of the messages that this contract sends.
  /// @return messageFormat The version.
  function messageVersion() external view returns (uint16 messageFormat);

  /// @notice Returns the version of the protocol's contract that this one behaves as.
  /// @return semver The version.
  function version() external view returns (string memory semver);
}
