/** An equivalent mutant, which no test can detect. Line breaks count as spaces. */
export type Survivor = {
  source: string
  /** The line on which the change begins, without its indentation. */
  at: string
  before: string
  after: string
  reason: string
}

const unsigned = 'Nothing without a sign is less than zero.'
const disjoint = 'The numbers share no bit: or and exclusive or are the same.'

export const survivors: Survivor[] = [
  {
    source: 'L2ToL2CrossDomainMessenger.sol',
    at: 'sentMessage[32:128],',
    before: '128',
    after: '(128 + 1)',
    reason:
      'Three words are decoded, however long the slice is; a payload that ends there is rejected.',
  },
  {
    source: 'SuperchainStaking.sol',
    at: 'rewardsChainId != 0 && rewardsChainId != block.chainid,',
    before: 'rewardsChainId != 0',
    after: '(rewardsChainId > 0)',
    reason: unsigned,
  },
  {
    source: 'ETHLiquidity.sol',
    at: 'require(msg.value != 0, InvalidAmount());',
    before: 'msg.value != 0',
    after: '(msg.value > 0)',
    reason: unsigned,
  },
  {
    source: 'ForcedTransfer.sol',
    at: 'revert(0, 0)',
    before: '0',
    after: '1',
    reason: 'It does not matter where no data begins.',
  },
  {
    source: 'CrossL2Inbox.sol',
    at: 'isWarm := iszero(gt(spent, 1000))',
    before: '1000',
    after: '1001',
    reason: 'Reading a slot costs about 100 or about 2,100 gas.',
  },
  {
    source: 'InteropToken.sol',
    at: 'for (uint256 i = 0; i < claims.length; ++i) {',
    before: 'i < claims.length',
    after: '(i != claims.length)',
    reason: 'The index starts at zero, and grows by one.',
  },
  {
    source: 'RewardToken.sol',
    at: 'for (uint256 i = 0; i < chainIds.length; ++i)',
    before: 'i < chainIds.length',
    after: '(i != chainIds.length)',
    reason: 'The index starts at zero, and grows by one.',
  },
  {
    source: 'RewardToken.sol',
    at: 'require(chainId != 0, InteropTokenZeroChainId());',
    before: 'chainId != 0',
    after: '(chainId > 0)',
    reason: unsigned,
  },
  {
    source: 'InteropPayload.sol',
    at: 'return (uint256(bytes32(data[1:33])), uint64(bytes8(data[33:41])), data[HEADER_LENGTH:]);',
    before: '33',
    after: '(33 + 1)',
    reason: 'bytes32 of a slice takes its first 32 bytes, however long it is.',
  },
  {
    source: 'InteropReceiver.sol',
    at: 'message.sender != address(0) && _isApprovedSource(message.sourceChainId, message.sender),',
    before: 'message.sender != address(0)',
    after: '(message.sender > address(0))',
    reason: unsigned,
  },
  {
    source: 'InteropReceiver.sol',
    at: 'require(status == MessageStatus.Unknown, InteropReceiverAlreadySettled(interopHash, status));',
    before: 'status == MessageStatus.Unknown',
    after: '(status <= MessageStatus.Unknown)',
    reason: 'Unknown is the first of them.',
  },
  {
    source: 'InteropReceiver.sol',
    at: 'destinationChainId == 0 || destinationChainId == block.chainid,',
    before: 'destinationChainId == 0',
    after: '(destinationChainId <= 0)',
    reason: unsigned,
  },
  {
    source: 'L2MessageVerification.sol',
    at: 'require(proof.length != 0, MerklePathEmpty());',
    before: 'proof.length != 0',
    after: '(proof.length > 0)',
    reason: unsigned,
  },
  {
    source: 'L2MessageVerification.sol',
    at: 'return Metadata({start: 0, pathLength: proof.length, batchPathLength: 0, isFinal: true});',
    before: '0',
    after: '(0 + 1)',
    reason: 'A final level has no path in a chain’s tree: its length is never read.',
  },
  {
    source: 'L2MessageVerification.sol',
    at: 'require(!isFinal || word[2] == 0, InvalidProofLengthForFinalNode());',
    before: 'word[2] == 0',
    after: '(word[2] <= 0)',
    reason: unsigned,
  },
  {
    source: 'MessageHashing.sol',
    at: '(1 << 240) |',
    before: '(1 << 240) | (uint256(message.txNumberInBatch) << 224)',
    after: '((1 << 240) ^ (uint256(message.txNumberInBatch) << 224))',
    reason: disjoint,
  },
  {
    source: 'MessageHashing.sol',
    at: '(1 << 240) |',
    before:
      '(1 << 240) | (uint256(message.txNumberInBatch) << 224) | (uint256(uint160(L1_MESSENGER)) << 64)',
    after:
      '((1 << 240) | (uint256(message.txNumberInBatch) << 224) ^ (uint256(uint160(L1_MESSENGER)) << 64))',
    reason: disjoint,
  },
  {
    source: 'MessageHashing.sol',
    at: 'let log := mload(0x40)',
    before: '0x40',
    after: '65',
    reason: 'The same bytes are hashed, further up in free memory. The gas snapshot notices.',
  },
]
