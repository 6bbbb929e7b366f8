/** A change to a source that must refute a theorem. */
export type Fault = {
  /** Relative to contracts/, without the extension. */
  source: string
  /** Occurs once in the source. */
  original: string
  replacement: string
  contract: string
  theorem: string
}

/** At least one fault for each contract of theorems, as theorems that cannot fail prove nothing. */
export const faults: Fault[] = [
  {
    source: 'interop/DepositMessage',
    original: 'uint256(word) <= type(uint160).max ?',
    replacement: 'uint256(word) <= type(uint168).max ?',
    contract: 'DepositMessageTheorems',
    theorem: 'check_decodesCanonicalBytesAlone',
  },
  {
    source: 'interop/DepositMessage',
    original: ' || depositor == beneficiary',
    replacement: '',
    contract: 'DepositMessageTheorems',
    theorem: 'check_decodesCanonicalBytesAlone',
  },
  {
    source: 'interop/InteropPayload',
    original: 'data.length == CANCELLATION_LENGTH',
    replacement: 'data.length >= CANCELLATION_LENGTH',
    contract: 'InteropPayloadTheorems',
    theorem: 'check_oneCancellationForEachMessage',
  },
  {
    source: 'interop/InteropPayload',
    original: 'data.length >= HEADER_LENGTH',
    replacement: 'data.length >= HEADER_LENGTH - 1',
    contract: 'InteropPayloadTheorems',
    theorem: 'check_decodesCanonicalBytesAlone',
  },
  {
    source: 'base/StakingBase',
    original: '_stakes[msg.sender].amount = uint192(staked - amount);',
    replacement: '',
    contract: 'StakingTheorems',
    theorem: 'check_whatIsHeldChangesAsTheStakeOfTheCaller',
  },
  {
    source: 'base/StakingBase',
    original: 'isFirst = stake.firstDepositBlock == 0;',
    replacement: 'isFirst = stake.amount == 0;',
    contract: 'StakingTheorems',
    theorem: 'check_depositIsExact',
  },
  {
    source: 'Staking',
    original: 'DepositMessage.encode(msg.sender, beneficiary)',
    replacement: 'DepositMessage.encode(beneficiary, msg.sender)',
    contract: 'StakingTheorems',
    theorem: 'check_aDepositForAnotherIsExact',
  },
  {
    source: 'base/RewardToken',
    original: 'require(_accounts[account].rewardBlock == 0, InteropTokenAlreadyMinted(account));',
    replacement: '',
    contract: 'InteropTokenTheorems',
    theorem: 'check_aClaimIsPaidExactlyIfItIsDue',
  },
  {
    source: 'base/RewardToken',
    original: 'stakingContract != address(0) && sender == stakingContract',
    replacement: 'sender == stakingContract',
    contract: 'InteropTokenTheorems',
    theorem: 'check_aClaimIsPaidExactlyIfItIsDue',
  },
  {
    source: 'superchain/SuperchainStaking',
    original: '(beneficiary))',
    replacement: '(msg.sender))',
    contract: 'SuperchainStakingTheorems',
    theorem: 'check_aFirstDepositSendsOneMessageToTheToken',
  },
  {
    source: 'superchain/SuperchainToken',
    original:
      'require(msg.sender == L2_TO_L2_CROSS_DOMAIN_MESSENGER, SuperchainTokenNotMessenger(msg.sender));',
    replacement: '',
    contract: 'SuperchainTokenTheorems',
    theorem: 'check_aRewardIsGivenExactlyIfTheMessengerDeliversIt',
  },
  {
    source: 'superchain/SuperchainToken',
    original: '_requireApproved(sourceChainId, sender);',
    replacement: '_requireApproved(block.chainid, sender);',
    contract: 'SuperchainTokenTheorems',
    theorem: 'check_aRewardIsGivenExactlyIfTheMessengerDeliversIt',
  },
  {
    source: 'base/RewardToken',
    original: 'rewards > _sources[winner].rewards',
    replacement: 'rewards >= _sources[winner].rewards',
    contract: 'InteropTokenTheorems',
    theorem: 'check_theWinnerHasTheMostRewards',
  },
  {
    source: 'interop/InteropReceiver',
    original: 'messageStatus[interopHash] = MessageStatus.Canceled;',
    replacement: '',
    contract: 'InteropReceiverTheorems',
    theorem: 'check_aMessageIsCanceledExactlyByItsSender',
  },
  {
    source: 'interop/InteropReceiver',
    original: 'destinationChainId == 0 || destinationChainId == block.chainid',
    replacement: 'destinationChainId == 0 || block.chainid != 0',
    contract: 'InteropReceiverTheorems',
    theorem: 'check_aMessageIsConsumedExactlyIfItCounts',
  },
  {
    source: 'interop/InteropCenter',
    original: 'messageCount = messageNum + 1;',
    replacement: '',
    contract: 'InteropCenterTheorems',
    theorem: 'check_aMessageSaysWhoSentItWhereAndAsWhich',
  },
  {
    source: 'system/libraries/MessageHashing',
    original: 'mstore(add(log, 24), sender)',
    replacement: 'mstore(add(log, 23), sender)',
    contract: 'TreesTheorems',
    theorem: 'check_messageLeafIsThatOfItsLog',
  },
  {
    source: 'system/libraries/FullMerkle',
    original: 'sibling <= last',
    replacement: 'sibling < last',
    contract: 'TreesTheorems',
    theorem: 'check_growingRootIsThatOfTheDefinition',
  },
  {
    source: 'system/L2InteropRootStorage',
    original:
      'require(interopRoots[chainId][blockOrBatchNumber] == bytes32(0), InteropRootAlreadyExists());',
    replacement: '',
    contract: 'L2InteropRootStorageTheorems',
    theorem: 'check_aRootIsForGood',
  },
  {
    source: 'system/ZKChain',
    original: 'newLastBatch >= executed && newLastBatch <= committed',
    replacement: 'newLastBatch <= committed',
    contract: 'ZKChainTheorems',
    theorem: 'check_executedIsForGood',
  },
  {
    source: 'system/ZKChain',
    original: 'imported.root != bytes32(0) &&',
    replacement: '',
    contract: 'ZKChainTheorems',
    theorem: 'check_onlyRealRootsWereImported',
  },
  {
    source: 'system/L2MessageVerification',
    original: 'MessageHashing.batchLeaf(batchRoot, claim.number)',
    replacement: 'MessageHashing.batchLeaf(batchRoot & bytes32(uint256(1)), claim.number)',
    contract: 'L2MessageVerificationTheorems',
    theorem: 'check_anImportedRootAndAPlaceAdmitOneMessage_short',
  },
  {
    source: 'system/L2MessageVerification',
    original: 'index: uint128(blockAndChainIndex),',
    replacement: 'index: 0,',
    contract: 'L2MessageVerificationTheorems',
    theorem: 'check_honestProofsAreAccepted_middle',
  },
]
