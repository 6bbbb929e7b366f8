// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {InteropToken} from "../../../contracts/InteropToken.sol";
import {Staking} from "../../../contracts/Staking.sol";
import {IInteropToken, RewardClaim} from "../../../contracts/interfaces/IInteropToken.sol";
import {IRewardToken} from "../../../contracts/interfaces/IRewardToken.sol";
import {IStaking} from "../../../contracts/interfaces/IStaking.sol";
import {L1Messenger} from "../../../contracts/system/L1Messenger.sol";
import {L1_MESSENGER} from "../../../contracts/system/SystemAddresses.sol";
import {HostileDepositor} from "../actors/HostileDepositor.sol";
import {Handler} from "../foundry/Handler.sol";
import {Claim, encodeClaim} from "../world/Claim.sol";
import {InteropWorld} from "../world/InteropWorld.sol";

/// @notice Sends deposits and fake deposits on several chains, and claims rewards for them.
contract InteropTokenHandler is Handler {
  uint256 private constant CHAINS = 3;
  uint256 private constant ACCOUNTS = 24;
  uint256 private constant CONTRACTS = 4;
  address private constant STRANGER = address(0xbad);

  InteropWorld public immutable WORLD = new InteropWorld();
  InteropToken public immutable TOKEN;

  /// @notice Number of rewarded accounts.
  uint256 public rewardCount;

  mapping(address account => bool) public wasRewarded;

  /// @notice Whether an account ever deposited on a chain, by its index in the world.
  mapping(uint256 chain => mapping(address account => bool)) public hasDeposited;

  /// @notice Whether a deposit on a chain ever named an account as its beneficiary.
  mapping(uint256 chain => mapping(address account => bool)) public isNamed;

  /// @notice Number of accounts rewarded for a deposit on a chain.
  mapping(uint256 chainId => uint256) public rewardsOf;

  /// @notice The chain with the most rewards that reached them first.
  uint256 public leader;

  /// @dev Two per chain, of which the owner approves one. Index 0 is the settlement layer, which has none.
  Staking[2][CHAINS + 1] private _stakings;
  address[] private _depositors;

  constructor() {
    uint256[] memory chainIds = new uint256[](CHAINS - 1);
    address[] memory stakings = new address[](CHAINS - 1);
    for (uint256 i = 1; i <= CHAINS; ++i) {
      WORLD.addChain(1000 + i);
      _stakings[i] = [new Staking(), new Staking()];
      if (i == CHAINS) continue;
      chainIds[i - 1] = 1000 + i;
      stakings[i - 1] = address(_stakings[i][0]);
    }
    TOKEN = new InteropToken(chainIds, stakings);
    for (uint256 i = 0; i < ACCOUNTS; ++i) _depositors.push(address(uint160(0xacc000 + i)));
    for (uint256 i = 0; i < CONTRACTS; ++i) _depositors.push(address(new HostileDepositor()));
    for (uint256 i = 0; i < _depositors.length; ++i) vm.deal(_depositors[i], 1_000_000 ether);
  }

  function deposit(uint256 who, uint256 chain, uint256 where) external {
    chain = _chainAt(chain);
    address depositor = _depositorAt(who);
    vm.recordLogs();
    vm.prank(depositor);
    _stakings[chain][_mostlyFirst(where)].deposit{value: 1}();
    WORLD.collect(chain, vm.getRecordedLogs());
    hasDeposited[chain][depositor] = true;
    _saw("deposit");
  }

  function depositWithBeneficiary(
    uint256 who,
    uint256 whom,
    uint256 chain,
    uint256 where
  ) external {
    chain = _chainAt(chain);
    address depositor = _depositorAt(who);
    address beneficiary = _depositorAt(whom);
    vm.recordLogs();
    vm.prank(depositor);
    (bool success, ) = address(_stakings[chain][_mostlyFirst(where)]).call{value: 1}(
      abi.encodeCall(IStaking.depositWithBeneficiary, (beneficiary))
    );
    WORLD.collect(chain, vm.getRecordedLogs());
    if (!success) return;
    isNamed[chain][beneficiary] = true;
    _saw("deposit with a beneficiary");
  }

  /// @notice A message like that of a deposit, but not from a staking contract.
  function pretendDeposit(uint256 who, uint256 chain) external {
    address pretender = _depositorAt(who);
    vm.recordLogs();
    vm.prank(pretender);
    L1Messenger(L1_MESSENGER).sendToL1(abi.encode(pretender));
    WORLD.collect(_chainAt(chain), vm.getRecordedLogs());
    _saw("message that looks like a deposit");
  }

  function settle(uint256 chain, bool joins) external {
    WORLD.settle(_chainAt(chain), joins);
  }

  function settleAndImport(uint256 chain) external {
    WORLD.settle(_chainAt(chain), false);
    WORLD.importRoot(WORLD.rootCount() - 1);
    _saw("root imported");
  }

  /// @notice Claims a reward that may be due, with one of many valid proofs.
  function mint(
    uint256 messageSeed,
    uint256 rootSeed,
    bool forOther,
    uint256 oddity,
    bool searches
  ) external {
    if (searches) messageSeed = _seedOfOneThatIsDue(messageSeed);
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    claim.proof = _inOtherWords(claim.proof, oddity);
    address account = _beneficiaryIn(claim.message);
    bytes4 expected = _expectedError(claim.chainId, claim.message);

    (bool success, bytes memory result) = forOther
      ? _mint(STRANGER, claim, true)
      : _mint(account, claim, false);
    if (expected != bytes4(0)) {
      assertReverted(success, result, expected, "a reward that is not due");
      _saw("reward that is not due rejected");
      return;
    }
    vm.assertTrue(success, "a reward that is due");
    _noteReward(claim.chainId, account);
    _saw(claim.message.data.length == 32 ? "reward minted" : "reward of a beneficiary minted");

    claim.proof = _inOtherWords(claim.proof, oddity >> 16);
    (success, result) = _mint(STRANGER, claim, true);
    bytes4 minted = IRewardToken.InteropTokenAlreadyMinted.selector;
    assertReverted(success, result, minted, "a second reward");
  }

  /// @notice Claims several rewards at once, some of which are not due.
  function mintBatch(uint256 messageSeed, uint256 rootSeed, uint256 size, bool searches) external {
    size = bound(size, 1, 6);
    if (searches) messageSeed = _seedOfOneThatIsDue(messageSeed);
    messageSeed = bound(messageSeed, 0, type(uint128).max);
    RewardClaim[] memory claims = new RewardClaim[](size);
    for (uint256 i = 0; i < size; ++i) {
      // Every other one repeats the first, whose account is rewarded once.
      (bool found, Claim memory claim) = _anyClaim(messageSeed + (i / 2) * (i % 2), rootSeed);
      if (!found) return;
      claims[i] = RewardClaim(
        claim.chainId,
        claim.batchNumber,
        claim.index,
        claim.message,
        claim.proof
      );
    }

    vm.prank(STRANGER);
    (bool success, bytes memory result) = address(TOKEN).call(
      abi.encodeCall(IInteropToken.mintBatch, (claims))
    );
    bytes4 unapproved = IRewardToken.InteropTokenUnapprovedSender.selector;
    for (uint256 i = 0; i < size; ++i) {
      bytes4 expected = _expectedError(claims[i].sourceChainId, claims[i].message);
      if (expected != unapproved) continue;
      assertReverted(success, result, unapproved, "a batch with an unapproved sender");
      _saw("batch rejected");
      return;
    }
    vm.assertTrue(success, "a batch of approved messages");
    bool[] memory isMinted = abi.decode(result, (bool[]));
    for (uint256 i = 0; i < size; ++i) {
      address account = _beneficiaryIn(claims[i].message);
      vm.assertTrue(isMinted[i] != wasRewarded[account], "minted unless rewarded before");
      if (!isMinted[i]) continue;
      _noteReward(claims[i].sourceChainId, account);
      _saw("reward minted in a batch");
    }
  }

  /// @notice Claims the reward of another account.
  function mintAnothers(uint256 messageSeed, uint256 rootSeed) external {
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    address depositor = abi.decode(claim.message.data, (address));
    bool isOwn = depositor == _beneficiaryIn(claim.message);
    // The depositor's address may belong to somebody else on the rewards chain.
    (bool success, ) = _mint(isOwn ? STRANGER : depositor, claim, false);
    vm.assertTrue(!success, "mint is for the rewarded account only");
    _saw("theft of a reward rejected");
  }

  /// @notice Claims with a message that was not sent, and the proof of one that was.
  function mintFalsely(uint256 messageSeed, uint256 rootSeed, uint256 kind, uint256 seed) external {
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    kind %= 6;
    if (kind == 0) claim.message.data = abi.encode(_depositorAt(seed));
    if (kind == 5)
      claim.message.data = abi.encode(
        abi.decode(claim.message.data, (address)),
        _depositorAt(seed)
      );
    if (kind == 1) claim.message.sender = address(_stakings[_chainAt(seed)][(seed >> 8) % 2]);
    if (kind == 2) claim.chainId = WORLD.chainIdOf(_chainAt(seed));
    if (kind == 3) claim.batchNumber += bound(seed, 1, 3);
    if (kind == 4) claim.index += bound(seed, 1, 3);
    if (WORLD.wasSettled(claim.chainId, claim.batchNumber, claim.index, claim.message)) return;
    (bool success, ) = _mint(STRANGER, claim, true);
    vm.assertTrue(!success, "a reward for a message that was never sent");
    _saw("reward for a forged message rejected");
  }

  function transfer(uint256 from, uint256 to, uint256 amount, bool byOther) external {
    address sender = _depositorAt(from);
    amount = bound(amount, 0, TOKEN.balanceOf(sender));
    vm.prank(sender);
    if (byOther) {
      TOKEN.approve(STRANGER, amount);
      vm.prank(STRANGER);
      TOKEN.transferFrom(sender, _depositorAt(to), amount);
    } else TOKEN.transfer(_depositorAt(to), amount);
    if (amount != 0) _saw("reward transferred");
  }

  function transferTooMuch(uint256 from, uint256 to, uint256 excess) external {
    address sender = _depositorAt(from);
    uint256 balance = TOKEN.balanceOf(sender);
    excess = bound(excess, 1, type(uint256).max - balance);
    vm.prank(sender);
    (bool success, bytes memory result) = address(TOKEN).call(
      abi.encodeCall(IERC20.transfer, (_depositorAt(to), balance + excess))
    );
    bytes4 expected = IERC20Errors.ERC20InsufficientBalance.selector;
    assertReverted(success, result, expected, "more than one's balance");
    _saw("transfer of too much rejected");
  }

  /// @notice Approves the last chain's staking contract, or another one for any chain.
  function changeApproval(uint256 chain, uint256 where) external {
    chain = _chainAt(chain);
    uint256 chainId = WORLD.chainIdOf(chain);
    address staking = address(_stakings[chain][_mostlyFirst(where)]);
    if (TOKEN.approvedStakingContracts(chainId) == address(0))
      TOKEN.approveStakingContract(chainId, staking);
    else TOKEN.replaceStakingContract(chainId, staking);
    _saw("approval changed");
  }

  function changeApprovalAsStranger(uint256 who, uint256 chain) external {
    uint256 chainId = WORLD.chainIdOf(_chainAt(chain));
    address stranger = _depositorAt(who);
    vm.prank(stranger);
    (bool replaced, ) = address(TOKEN).call(
      abi.encodeCall(IRewardToken.replaceStakingContract, (chainId, stranger))
    );
    vm.prank(stranger);
    (bool approved, ) = address(TOKEN).call(
      abi.encodeCall(IRewardToken.approveStakingContract, (chainId, stranger))
    );
    vm.assertTrue(!replaced && !approved, "only the owner approves");
    _saw("stranger's approval rejected");
  }

  function depositors() external view returns (address[] memory) {
    return _depositors;
  }

  function expectedOutcomes() external pure override returns (string[] memory outcomes) {
    outcomes = new string[](15);
    outcomes[0] = "deposit";
    outcomes[1] = "message that looks like a deposit";
    outcomes[2] = "root imported";
    outcomes[3] = "reward minted";
    outcomes[4] = "reward that is not due rejected";
    outcomes[5] = "theft of a reward rejected";
    outcomes[6] = "reward for a forged message rejected";
    outcomes[7] = "reward transferred";
    outcomes[8] = "approval changed";
    outcomes[9] = "stranger's approval rejected";
    outcomes[10] = "transfer of too much rejected";
    outcomes[11] = "deposit with a beneficiary";
    outcomes[12] = "reward of a beneficiary minted";
    outcomes[13] = "reward minted in a batch";
    outcomes[14] = "batch rejected";
  }

  function _noteReward(uint256 chainId, address account) private {
    wasRewarded[account] = true;
    ++rewardCount;
    if (++rewardsOf[chainId] > rewardsOf[leader]) leader = chainId;
  }

  function _mint(
    address caller,
    Claim memory claim,
    bool forOther
  ) private returns (bool success, bytes memory result) {
    bytes4 selector = forOther ? IInteropToken.mintFor.selector : IInteropToken.mint.selector;
    vm.prank(caller);
    return address(TOKEN).call(encodeClaim(selector, claim));
  }

  function _anyClaim(
    uint256 messageSeed,
    uint256 rootSeed
  ) private view returns (bool found, Claim memory claim) {
    uint256 sentId;
    uint256 rootId;
    (found, sentId, rootId) = WORLD.findProvable(messageSeed, rootSeed);
    if (!found) return (false, claim);
    (claim.chainId, claim.batchNumber, claim.index, claim.message) = WORLD.messageOf(sentId);
    claim.proof = WORLD.proofOf(sentId, rootId);
  }

  /// @dev Searches a few messages for one that earns a reward.
  function _seedOfOneThatIsDue(uint256 seed) private view returns (uint256) {
    uint256 sent = WORLD.sentCount();
    seed = bound(seed, 0, type(uint128).max);
    for (uint256 i = 0; i < 20 && sent != 0; ++i) {
      (uint256 chainId, , , L2Message memory message) = WORLD.messageOf((seed + i) % sent);
      if (_expectedError(chainId, message) == bytes4(0)) return seed + i;
    }
    return seed;
  }

  function _expectedError(
    uint256 chainId,
    L2Message memory message
  ) private view returns (bytes4 selector) {
    if (message.sender != TOKEN.approvedStakingContracts(chainId))
      return IRewardToken.InteropTokenUnapprovedSender.selector;
    if (wasRewarded[_beneficiaryIn(message)])
      return IRewardToken.InteropTokenAlreadyMinted.selector;
  }

  function _beneficiaryIn(L2Message memory message) private pure returns (address beneficiary) {
    if (message.data.length == 32) return abi.decode(message.data, (address));
    (, beneficiary) = abi.decode(message.data, (address, address));
  }

  function _depositorAt(uint256 seed) private view returns (address) {
    return _depositors[seed % _depositors.length];
  }

  /// @dev Index of a chain's staking contract: the second one in a quarter of cases.
  function _mostlyFirst(uint256 seed) private pure returns (uint256) {
    return seed % 4 == 0 ? 1 : 0;
  }

  function _chainAt(uint256 seed) private pure returns (uint256) {
    return 1 + (seed % CHAINS);
  }

  /// @dev Another valid proof of the same message: with trailing elements, or another mark of the last level.
  function _inOtherWords(
    bytes32[] memory proof,
    uint256 oddity
  ) private pure returns (bytes32[] memory elements) {
    elements = new bytes32[](proof.length + (oddity % 3));
    for (uint256 i = 0; i < proof.length; ++i) elements[i] = proof[i];
    for (uint256 i = proof.length; i < elements.length; ++i) elements[i] = bytes32(oddity);
    uint256 batchPathLength = uint8(proof[0][2]);
    elements[19 + batchPathLength] |= bytes32(uint256(uint8(oddity >> 8)) << 224);
  }
}
