import { parseAbi } from 'viem'

export const messengerAbi = /* @__PURE__ */ parseAbi([
  'struct Identifier { address origin; uint256 blockNumber; uint256 logIndex; uint256 timestamp; uint256 chainId; }',
  'function sendMessage(uint256 destination, address target, bytes message) returns (bytes32)',
  'function resendMessage(uint256 destination, uint256 nonce, address sender, address target, bytes message) returns (bytes32)',
  'function relayMessage(Identifier id, bytes payload) payable returns (bytes)',
  'function successfulMessages(bytes32) view returns (bool)',
  'event SentMessage(uint256 indexed destination, address indexed target, uint256 indexed nonce, address sender, bytes message)',
  'event RelayedMessage(uint256 indexed source, uint256 indexed nonce, bytes32 indexed hash, bytes32 returnDataHash)',
  'error IdOriginNotL2ToL2CrossDomainMessenger()',
  'error EventPayloadNotSentMessage()',
  'error MessageDestinationSameChain()',
  'error MessageDestinationNotRelayChain()',
  'error MessageTargetL2ToL2CrossDomainMessenger()',
  'error MessageAlreadyRelayed()',
  'error InvalidMessage()',
  'error NotEntered()',
  'error ReentrantCall()',
])

/** The inbox reverts within a call of the messenger. */
export const inboxErrors = /* @__PURE__ */ parseAbi([
  'error NotInAccessList()',
  'error BlockNumberTooHigh()',
  'error LogIndexTooHigh()',
  'error TimestampTooHigh()',
  'error CrossL2Inbox_NoExecutingDeposits()',
])
