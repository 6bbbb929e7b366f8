// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @notice A message with all that makes it unique: no two ever sent have the same hash.
/// @param data What the sender has to say.
/// @param sender Who called the centre.
/// @param sourceChainId Chain that the message was sent from.
/// @param messageNum How many messages the centre of that chain had sent before.
struct InteropMessage {
  bytes data;
  address sender;
  uint256 sourceChainId;
  uint256 messageNum;
}

/// @notice Where a message stands in the trees, and the way from there up to an interop root.
/// @param sourceChainId Chain whose batch holds the message.
/// @param batchNumber That batch.
/// @param index Index of the message's leaf in the batch's logs tree.
/// @param txNumberInBatch Index of the sending transaction in the batch.
/// @param words The proof, word by word, as the nodes of the source chain serve it.
struct Proof {
  uint256 sourceChainId;
  uint256 batchNumber;
  uint256 index;
  uint16 txNumberInBatch;
  bytes32[] words;
}

/// @title Messages that can be told apart
/// @notice The layer above raw messages. Raw ones are broadcast as they are: two equal ones are the same message twice.
/// The centre fills in who sends, from which chain, and a number, so that the hash stands for one message in the world,
/// and for verifying the hash and a proof are enough: nobody has to carry the data along.
///
/// The centre has the same address on every chain: a proof names the centre that sent the message, and the one that
/// verifies takes it for a copy of itself.
interface IInteropCenter {
  /// @notice A message has been sent.
  /// @dev The data is in the event of the messenger that comes before this one: `L1MessageSent`, whose hash is the
  /// interopHash and whose message is the ABI-encoded `InteropMessage`.
  /// @param interopHash Stands for the message: keccak256 of the ABI-encoded `InteropMessage`.
  /// @param sender Who sent it.
  /// @param messageNum How many messages this centre had sent before.
  event InteropMessageSent(
    bytes32 indexed interopHash,
    address indexed sender,
    uint256 indexed messageNum
  );

  /// @notice Sends a message to whoever cares to verify it. It costs nothing but gas.
  /// @param data What is to be said. `InteropPayload` makes data of which an `InteropReceiver` knows destination and
  /// deadline.
  /// @return interopHash Stands for the message: keccak256 of the ABI-encoded `InteropMessage`.
  function sendInteropMessage(bytes calldata data) external returns (bytes32 interopHash);

  /// @notice Whether the centre of a chain sent a message, as far as this chain can know by now.
  ///
  /// CAUTION: the answer is about the hash alone, and is the same however often it is asked. What the message says of
  /// its source holds only if its `sourceChainId` is that of the proof: a chain whose operator put other code in the
  /// centre's place could name any other there. `InteropReceiver` checks that, and takes each message once.
  /// @dev Reverts with an error of the verifier if the proof is not well-formed.
  /// @param interopHash Stands for the message.
  /// @param proof From the message up to an interop root which this chain has imported.
  /// @return isSent Whether the proof holds; false also as long as the root has yet to be imported.
  function verifyInteropMessage(
    bytes32 interopHash,
    Proof calldata proof
  ) external view returns (bool isSent);

  /// @notice How many messages this centre has sent: the number of the next one.
  /// @return count The number.
  function messageCount() external view returns (uint256 count);
}
