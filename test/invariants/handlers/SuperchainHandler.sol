// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRewardToken} from "../../../contracts/interfaces/IRewardToken.sol";
import {
  ICrossL2Inbox,
  Identifier
} from "../../../contracts/superchain/interfaces/ICrossL2Inbox.sol";
import {IL2ToL2CrossDomainMessenger} from "../../../contracts/superchain/interfaces/IL2ToL2CrossDomainMessenger.sol";
import {ISuperchainToken} from "../../../contracts/superchain/interfaces/ISuperchainToken.sol";
import {
  CROSS_L2_INBOX,
  L2_TO_L2_CROSS_DOMAIN_MESSENGER
} from "../../../contracts/superchain/Predeploys.sol";
import {SuperchainStaking} from "../../../contracts/superchain/SuperchainStaking.sol";
import {SuperchainToken} from "../../../contracts/superchain/SuperchainToken.sol";
import {CrossL2Inbox} from "../../../contracts/superchain/system/CrossL2Inbox.sol";
import {L2ToL2CrossDomainMessenger} from "../../../contracts/superchain/system/L2ToL2CrossDomainMessenger.sol";
import {Handler} from "../foundry/Handler.sol";
import {Vm} from "../foundry/Vm.sol";

/// @notice Deposits on several chains of the Superchain, relays, and attacks the token. The chains share one EVM, and so one
/// messenger; its nonces are as unique as those of each chain.
contract SuperchainHandler is Handler {
  uint256 public constant CHAINS = 3;
  uint256 public constant ACCOUNTS = 30;
  uint256 private constant HERE = 900;
  address private constant STRANGER = address(0xbad);

  IL2ToL2CrossDomainMessenger private constant MESSENGER = IL2ToL2CrossDomainMessenger(
    L2_TO_L2_CROSS_DOMAIN_MESSENGER
  );
  ICrossL2Inbox private constant INBOX = ICrossL2Inbox(CROSS_L2_INBOX);

  SuperchainToken public immutable TOKEN;

  /// @notice Number of rewards, in all and by chain.
  uint256 public rewardCount;
  mapping(uint256 chain => uint256) public rewardsOf;

  /// @notice Whether a deposit is to reward the account.
  mapping(address account => bool) public isNamed;

  /// @notice Number of messages that a depositor's deposits on a chain have sent.
  mapping(uint256 chain => mapping(address depositor => uint256)) public messagesAbout;

  struct Sent {
    uint256 chain;
    address sender;
    address account;
    bytes payload;
    bool isRelayed;
  }

  SuperchainStaking[CHAINS] private _stakings;
  Sent[] private _sent;
  uint256 private _logCount;

  constructor() {
    vm.chainId(HERE);
    vm.etch(CROSS_L2_INBOX, address(new CrossL2Inbox()).code);
    vm.etch(L2_TO_L2_CROSS_DOMAIN_MESSENGER, address(new L2ToL2CrossDomainMessenger()).code);
    TOKEN = new SuperchainToken(new uint256[](0), new address[](0));
    for (uint256 i = 0; i < CHAINS; ++i) {
      vm.chainId(chainIdOf(i));
      _stakings[i] = new SuperchainStaking(HERE, address(TOKEN));
    }
    vm.chainId(HERE);
    // The staking contract of the last chain is not approved.
    for (uint256 i = 0; i + 1 < CHAINS; ++i)
      TOKEN.approveStakingContract(chainIdOf(i), address(_stakings[i]));
  }

  function deposit(uint256 chain, uint256 who, uint256 other, bool names) external {
    chain %= CHAINS;
    address depositor = accountAt(who);
    address account = names ? accountAt(other) : depositor;
    (, bool isLater) = _stakings[chain].deposits(depositor);
    if (isLater) account = depositor;
    vm.deal(depositor, 1);
    vm.chainId(chainIdOf(chain));
    vm.recordLogs();
    vm.prank(depositor);
    if (account == depositor) _stakings[chain].deposit{value: 1}();
    else _stakings[chain].depositWithBeneficiary{value: 1}(account);
    vm.chainId(HERE);
    uint256 messages = _collect(chain, address(_stakings[chain]), account);
    vm.assertEq(messages, isLater ? 0 : 1, "a message with the first deposit");
    messagesAbout[chain][depositor] += messages;
    if (messages != 0 && chain + 1 < CHAINS) isNamed[account] = true;
    _saw(account == depositor ? "deposited" : "named a beneficiary");
  }

  /// @notice A message to the token of somebody else, or of a staking contract's address on another chain.
  function sendFalsely(uint256 chain, uint256 who, bool isElsewhere) external {
    chain %= CHAINS;
    address sender = isElsewhere ? address(_stakings[(chain + 1) % CHAINS]) : STRANGER;
    address account = accountAt(who);
    vm.chainId(chainIdOf(chain));
    vm.recordLogs();
    vm.prank(sender);
    MESSENGER.sendMessage(HERE, address(TOKEN), abi.encodeCall(ISuperchainToken.reward, (account)));
    vm.chainId(HERE);
    vm.assertEq(_collect(chain, sender, account), 1, "a message");
  }

  /// @notice Relays any message, at the position of its first log or of another one.
  function relay(uint256 seed, uint256 position) external {
    if (_sent.length == 0) return;
    Sent storage sent = _sent[seed % _sent.length];
    bytes4 expected = _expectedError(sent);
    (bool success, bytes memory result) = _relay(sent.chain, position, sent.payload, true);
    if (expected == bytes4(0)) {
      vm.assertTrue(success, "a message that is due is relayed");
      sent.isRelayed = true;
      ++rewardCount;
      ++rewardsOf[sent.chain];
      return _saw("rewarded");
    }
    assertReverted(success, result, expected, "a message that is not due");
    if (expected == IL2ToL2CrossDomainMessenger.MessageAlreadyRelayed.selector)
      _saw("relayed before");
    if (expected == IRewardToken.InteropTokenAlreadyMinted.selector) _saw("rewarded before");
    if (expected == IRewardToken.InteropTokenUnapprovedSender.selector) _saw("unapproved");
  }

  function relayUndeclared(uint256 seed, uint256 position) external {
    if (_sent.length == 0) return;
    Sent storage sent = _sent[seed % _sent.length];
    (bool success, bytes memory result) = _relay(sent.chain, position, sent.payload, false);
    assertReverted(success, result, ICrossL2Inbox.NotInAccessList.selector, "undeclared");
    _saw("undeclared");
  }

  /// @notice Declares a message as one of another chain, as only a node that checks nothing would accept.
  function relayAsOfAnotherChain(uint256 seed, uint256 position) external {
    if (_sent.length == 0) return;
    Sent storage sent = _sent[seed % _sent.length];
    uint256 chain = (sent.chain + 1) % CHAINS;
    if (sent.sender == address(_stakings[chain])) return;
    (bool success, bytes memory result) = _relay(chain, position, sent.payload, true);
    bytes4 expected = IRewardToken.InteropTokenUnapprovedSender.selector;
    assertReverted(success, result, expected, "the chain of the message counts");
    _saw("another chain");
  }

  function callDirectly(uint256 who, uint256 chain) external {
    address[3] memory callers = [STRANGER, address(_stakings[chain % CHAINS]), address(this)];
    vm.prank(callers[who % 3]);
    (bool success, bytes memory result) = address(TOKEN).call(
      abi.encodeCall(ISuperchainToken.reward, (accountAt(who)))
    );
    bytes4 expected = ISuperchainToken.SuperchainTokenNotMessenger.selector;
    assertReverted(success, result, expected, "only the messenger calls");
    _saw("called directly");
  }

  function stakingOf(uint256 chain) external view returns (SuperchainStaking) {
    return _stakings[chain];
  }

  function expectedOutcomes() external pure override returns (string[] memory outcomes) {
    outcomes = new string[](9);
    outcomes[0] = "deposited";
    outcomes[1] = "named a beneficiary";
    outcomes[2] = "rewarded";
    outcomes[3] = "relayed before";
    outcomes[4] = "rewarded before";
    outcomes[5] = "unapproved";
    outcomes[6] = "undeclared";
    outcomes[7] = "another chain";
    outcomes[8] = "called directly";
  }

  function chainIdOf(uint256 chain) public pure returns (uint256) {
    return 901 + chain;
  }

  function accountAt(uint256 seed) public pure returns (address) {
    return address(uint160(0xacc000 + (seed % ACCOUNTS)));
  }

  function _relay(
    uint256 chain,
    uint256 position,
    bytes memory payload,
    bool isDeclared
  ) private returns (bool success, bytes memory result) {
    Identifier memory id = Identifier({
      origin: L2_TO_L2_CROSS_DOMAIN_MESSENGER,
      blockNumber: uint64(position),
      // No two attempts have the same, so that no slot is warm by accident.
      logIndex: ++_logCount,
      timestamp: uint64(position >> 64),
      chainId: chainIdOf(chain)
    });
    if (isDeclared) _declare(INBOX.calculateChecksum(id, keccak256(payload)));
    return address(MESSENGER).call(abi.encodeCall(MESSENGER.relayMessage, (id, payload)));
  }

  /// @dev Warms a slot of the inbox as an access list does: code in its place reads the slot.
  function _declare(bytes32 checksum) private {
    bytes memory inbox = CROSS_L2_INBOX.code;
    // PUSH0 CALLDATALOAD SLOAD POP.
    vm.etch(CROSS_L2_INBOX, hex"5f355450");
    (bool success, ) = CROSS_L2_INBOX.call(bytes.concat(checksum));
    vm.assertTrue(success, "the slot is read");
    vm.etch(CROSS_L2_INBOX, inbox);
  }

  /// @dev Stores the messages in the recorded logs.
  function _collect(
    uint256 chain,
    address sender,
    address account
  ) private returns (uint256 messages) {
    Vm.Log[] memory logs = vm.getRecordedLogs();
    for (uint256 i = 0; i < logs.length; ++i) {
      if (logs[i].emitter != L2_TO_L2_CROSS_DOMAIN_MESSENGER) continue;
      bytes32[] memory topics = logs[i].topics;
      bytes memory payload = bytes.concat(topics[0], topics[1], topics[2], topics[3], logs[i].data);
      _sent.push(Sent(chain, sender, account, payload, false));
      ++messages;
    }
  }

  function _expectedError(Sent storage sent) private view returns (bytes4) {
    if (sent.isRelayed) return IL2ToL2CrossDomainMessenger.MessageAlreadyRelayed.selector;
    bool isApproved = sent.chain + 1 < CHAINS && sent.sender == address(_stakings[sent.chain]);
    if (!isApproved) return IRewardToken.InteropTokenUnapprovedSender.selector;
    if (TOKEN.addressesThatMinted(sent.account))
      return IRewardToken.InteropTokenAlreadyMinted.selector;
    return 0;
  }
}
