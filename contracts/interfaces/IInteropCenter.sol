// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @notice A message with everything that makes it unique: no two messages have the same hash.
/// @param data Data of the message.
/// @param sender Account that called the interop center.
/// @param sourceChainId Chain that the message was sent from.
/// @param messageNum Number of messages that the center of that chain sent before.
struct InteropMessage {
  bytes data;
  address sender;
  uint256 sourceChainId;
  uint256 messageNum;
}

/// @notice Position of a message in the Merkle trees, and its proof up to an interop root.
/// @param sourceChainId Chain whose batch contains the message.
/// @param batchNumber Number of that batch.
/// @param index Index of the message's leaf in the batch's logs tree.
/// @param txNumberInBatch Index of the sending transaction in the batch.
/// @param elements Elements of the proof, as the nodes of the source chain return them.
struct Proof {
  uint256 sourceChainId;
  uint256 batchNumber;
  uint256 index;
  uint16 txNumberInBatch;
  bytes32[] elements;
}

/// @title Uniquely identified cross-chain messages
/// @notice A layer above raw messages. Raw messages are broadcast as they are, so two with the same data are
/// indistinguishable. The interop center adds the sender, the source chain and a sequence number, so that a hash identifies exactly
/// one message, and can be verified with a proof and without the data.
///
/// The interop center has the same address on every chain: a proof names the center that sent the message, and the
/// verifying center assumes that a center at its own address is a copy of itself.
interface IInteropCenter {
  /// @notice Emitted when a message is sent.
  /// @dev The data is in the preceding event of the messenger: `L1MessageSent`, whose hash is the interopHash and whose
  /// message is the ABI-encoded `InteropMessage`.
  /// @param interopHash Identifies the message: keccak256 of the ABI-encoded `InteropMessage`.
  /// @param sender Sender of the message.
  /// @param messageNum Number of messages that this center sent before.
  event InteropMessageSent(
    bytes32 indexed interopHash,
    address indexed sender,
    uint256 indexed messageNum
  );

  /// @notice Broadcasts a message, which any other chain can verify. There is no fee beyond gas.
  /// @param data Data of the message. `InteropPayload` encodes a destination and a deadline for an `InteropReceiver`.
  /// @return interopHash Identifies the message: keccak256 of the ABI-encoded `InteropMessage`.
  function sendInteropMessage(bytes calldata data) external returns (bytes32 interopHash);

  /// @notice Returns whether the interop center of a chain sent a message, given the interop roots imported so far.
  ///
  /// CAUTION: this verifies the hash only, and does not prevent replay. The source that a message names can be trusted
  /// only if its `sourceChainId` equals that of the proof: a chain whose operator replaced the code of the center can name
  /// any chain there. `InteropReceiver` checks this, and accepts each message once.
  /// @dev Reverts with an error of the verifier if the proof is malformed.
  /// @param interopHash Identifies the message.
  /// @param proof Proof from the message to an interop root that this chain has imported.
  /// @return isSent Whether the proof is valid; false as long as this chain has not imported the interop root.
  function verifyInteropMessage(
    bytes32 interopHash,
    Proof calldata proof
  ) external view returns (bool isSent);

  /// @notice Returns the number of messages that this center has sent, which is the `messageNum` of the next one.
  /// @return count Number of messages.
  function messageCount() external view returns (uint256 count);
}
