// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {TransientSlot} from "@openzeppelin/contracts/utils/TransientSlot.sol";
import {ICrossL2Inbox, Identifier} from "../interfaces/ICrossL2Inbox.sol";
import {IL2ToL2CrossDomainMessenger} from "../interfaces/IL2ToL2CrossDomainMessenger.sol";
import {CROSS_L2_INBOX} from "../Predeploys.sol";

/// @title Messenger between chains of the Superchain
/// @notice Deployed at 0x4200000000000000000000000000000000000023 on every chain.
/// @dev Storage slots and transient slots are those of the protocol's contract.
contract L2ToL2CrossDomainMessenger is IL2ToL2CrossDomainMessenger {
  using TransientSlot for bytes32;
  using TransientSlot for TransientSlot.AddressSlot;
  using TransientSlot for TransientSlot.BooleanSlot;
  using TransientSlot for TransientSlot.Uint256Slot;

  uint16 private constant MESSAGE_VERSION = 0;

  /// @dev keccak256("transientreentrancyaware.entered") - 1.
  bytes32 private constant ENTERED_SLOT =
    0xf13569814868ede994184d5a425471fb19e869768a33421cb701a2ba3d420c0a;

  /// @dev keccak256("l2tol2crossdomainmessenger.sender") - 1.
  bytes32 private constant SENDER_SLOT =
    0xb83444d07072b122e2e72a669ce32857d892345c19856f4e7142d06a167ab3f3;

  /// @dev keccak256("l2tol2crossdomainmessenger.source") - 1.
  bytes32 private constant SOURCE_SLOT =
    0x711dfa3259c842fffc17d6e1f1e0fc5927756133a2345ca56b4cb8178589fee7;

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  mapping(bytes32 messageHash => bool isRelayed) public successfulMessages;

  /// @dev Number of messages sent.
  uint240 private _messageCount;

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  mapping(uint256 nonce => bytes32 messageHash) public sentMessages;

  modifier nonReentrant() {
    require(!_isEntered(), ReentrantCall());
    ENTERED_SLOT.asBoolean().tstore(true);
    _;
    ENTERED_SLOT.asBoolean().tstore(false);
  }

  modifier onlyEntered() {
    require(_isEntered(), NotEntered());
    _;
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function sendMessage(
    uint256 destination,
    address target,
    bytes calldata message
  ) external returns (bytes32 messageHash) {
    require(destination != block.chainid, MessageDestinationSameChain());
    require(target != address(this), MessageTargetL2ToL2CrossDomainMessenger());

    uint256 nonce = messageNonce();
    messageHash = _hash(destination, block.chainid, nonce, msg.sender, target, message);
    sentMessages[nonce] = messageHash;
    ++_messageCount;
    emit SentMessage(destination, target, nonce, msg.sender, message);
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function resendMessage(
    uint256 destination,
    uint256 nonce,
    address sender,
    address target,
    bytes calldata message
  ) external returns (bytes32 messageHash) {
    messageHash = _hash(destination, block.chainid, nonce, sender, target, message);
    require(messageHash == sentMessages[nonce], InvalidMessage());
    emit SentMessage(destination, target, nonce, sender, message);
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function relayMessage(
    Identifier calldata id,
    bytes calldata sentMessage
  ) external payable nonReentrant returns (bytes memory returnData) {
    require(id.origin == address(this), IdOriginNotL2ToL2CrossDomainMessenger());
    ICrossL2Inbox(CROSS_L2_INBOX).validateMessage(id, keccak256(sentMessage));

    require(bytes32(sentMessage[:32]) == SentMessage.selector, EventPayloadNotSentMessage());
    (uint256 destination, address target, uint256 nonce) = abi.decode(
      sentMessage[32:128],
      (uint256, address, uint256)
    );
    (address sender, bytes memory message) = abi.decode(sentMessage[128:], (address, bytes));
    require(destination == block.chainid, MessageDestinationNotRelayChain());
    bytes32 messageHash = _hash(destination, id.chainId, nonce, sender, target, message);
    require(!successfulMessages[messageHash], MessageAlreadyRelayed());

    successfulMessages[messageHash] = true;
    SENDER_SLOT.asAddress().tstore(sender);
    SOURCE_SLOT.asUint256().tstore(id.chainId);
    bool success;
    (success, returnData) = target.call{value: msg.value}(message);
    if (!success) LowLevelCall.bubbleRevert(returnData);
    SENDER_SLOT.asAddress().tstore(address(0));
    SOURCE_SLOT.asUint256().tstore(0);
    emit RelayedMessage(id.chainId, nonce, messageHash, keccak256(returnData));
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function crossDomainMessageSender() external view onlyEntered returns (address sender) {
    return SENDER_SLOT.asAddress().tload();
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function crossDomainMessageSource() external view onlyEntered returns (uint256 source) {
    return SOURCE_SLOT.asUint256().tload();
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function crossDomainMessageContext()
    external
    view
    onlyEntered
    returns (address sender, uint256 source)
  {
    return (SENDER_SLOT.asAddress().tload(), SOURCE_SLOT.asUint256().tload());
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function messageVersion() external pure returns (uint16 messageFormat) {
    return MESSAGE_VERSION;
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function version() external pure returns (string memory semver) {
    return "1.3.1";
  }

  /// @inheritdoc IL2ToL2CrossDomainMessenger
  function messageNonce() public view returns (uint256 nonce) {
    return (uint256(MESSAGE_VERSION) << 240) | _messageCount;
  }

  function _isEntered() private view returns (bool) {
    return ENTERED_SLOT.asBoolean().tload();
  }

  function _hash(
    uint256 destination,
    uint256 source,
    uint256 nonce,
    address sender,
    address target,
    bytes memory message
  ) private pure returns (bytes32) {
    return keccak256(abi.encode(destination, source, nonce, sender, target, message));
  }
}
