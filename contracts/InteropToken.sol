// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IInteropToken} from "./interfaces/IInteropToken.sol";
import {DepositMessage} from "./interop/DepositMessage.sol";
import {InteropMessages} from "./interop/InteropMessages.sol";

/// @title Interop Token
/// @notice The reward side of Interstake, deployed on the rewards chain.
/// @dev Rewards are tracked by account, never by proof: a message has many valid proofs. Balances and total supply are
/// stored here instead of in OpenZeppelin's ERC20, so that an account's `rewarded` flag shares a slot with its balance.
contract InteropToken is IInteropToken, ERC20, Ownable2Step {
  /// @dev One storage slot.
  struct Source {
    address stakingContract;
    uint96 rewards;
  }

  /// @dev One storage slot, so that a reward writes one slot instead of two.
  struct Account {
    uint248 balance;
    bool rewarded;
  }

  /// @inheritdoc IInteropToken
  uint256 public constant REWARD = 1e18;

  /// @inheritdoc IInteropToken
  uint256 public winningChainId;

  uint256 private _totalSupply;

  mapping(address account => Account state) private _accounts;

  mapping(uint256 chainId => Source source) private _sources;

  /// @notice Approves the first staking contracts. The deployer owns the token.
  /// @param chainIds Chains whose stakers are rewarded.
  /// @param stakingContracts The staking contract of each chain.
  constructor(
    uint256[] memory chainIds,
    address[] memory stakingContracts
  ) ERC20("Interop Token", "INTR") Ownable(msg.sender) {
    require(
      chainIds.length == stakingContracts.length,
      InteropTokenLengthMismatch(chainIds.length, stakingContracts.length)
    );
    for (uint256 i = 0; i < chainIds.length; ++i)
      _approveStakingContract(chainIds[i], stakingContracts[i]);
  }

  /// @inheritdoc IInteropToken
  function mint(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external {
    address account = _beneficiaryOf(sourceChainId, message);
    require(account == msg.sender, InteropTokenNotDepositor(msg.sender, account));
    _reward(account, sourceChainId, l1BatchNumber, l2MessageIndex, message, proof);
  }

  /// @inheritdoc IInteropToken
  function mintFor(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external {
    address account = _beneficiaryOf(sourceChainId, message);
    _reward(account, sourceChainId, l1BatchNumber, l2MessageIndex, message, proof);
  }

  /// @inheritdoc IInteropToken
  function approveStakingContract(uint256 chainId, address stakingContract) external onlyOwner {
    _approveStakingContract(chainId, stakingContract);
  }

  /// @inheritdoc IInteropToken
  function replaceStakingContract(uint256 chainId, address stakingContract) external onlyOwner {
    require(stakingContract != address(0), InteropTokenZeroStakingContract(chainId));
    Source storage source = _sources[chainId];
    address previousContract = source.stakingContract;
    require(previousContract != address(0), InteropTokenNotApproved(chainId));

    source.stakingContract = stakingContract;
    emit StakingContractReplaced(chainId, previousContract, stakingContract);
  }

  /// @inheritdoc IInteropToken
  function checkMessageProof(
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) external view returns (bool) {
    return InteropMessages.isProven(sourceChainId, l1BatchNumber, l2MessageIndex, message, proof);
  }

  /// @inheritdoc IInteropToken
  function addressesThatMinted(address account) external view returns (bool) {
    return _accounts[account].rewarded;
  }

  /// @inheritdoc IInteropToken
  function approvedStakingContracts(uint256 chainId) external view returns (address) {
    return _sources[chainId].stakingContract;
  }

  /// @inheritdoc IInteropToken
  function rewardsByChain(uint256 chainId) external view returns (uint256) {
    return _sources[chainId].rewards;
  }

  /// @inheritdoc ERC20
  function totalSupply() public view override returns (uint256) {
    return _totalSupply;
  }

  /// @inheritdoc ERC20
  function balanceOf(address account) public view override returns (uint256) {
    return _accounts[account].balance;
  }

  /// @dev Replaces OpenZeppelin's. `to` is never the zero address, as nothing burns tokens. Balances and REWARD fit in 248
  /// bits.
  function _update(address from, address to, uint256 value) internal override {
    if (from == address(0)) {
      _totalSupply += value;
    } else {
      uint256 balance = _accounts[from].balance;
      require(value <= balance, ERC20InsufficientBalance(from, balance, value));
      _accounts[from].balance = uint248(balance - value);
    }
    _accounts[to].balance += uint248(value);
    emit Transfer(from, to, value);
  }

  function _approveStakingContract(uint256 chainId, address stakingContract) private {
    require(chainId != 0, InteropTokenZeroChainId());
    require(stakingContract != address(0), InteropTokenZeroStakingContract(chainId));
    Source storage source = _sources[chainId];
    require(
      source.stakingContract == address(0),
      InteropTokenAlreadyApproved(chainId, source.stakingContract)
    );

    source.stakingContract = stakingContract;
    emit StakingContractApproved(chainId, stakingContract);
  }

  /// @dev Mints the reward if the message proves a first deposit for the account.
  function _reward(
    address account,
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) private {
    require(!_accounts[account].rewarded, InteropTokenAlreadyMinted(account));
    require(
      InteropMessages.isProven(sourceChainId, l1BatchNumber, l2MessageIndex, message, proof),
      InteropTokenInvalidProof(sourceChainId, l1BatchNumber, l2MessageIndex)
    );

    _accounts[account].rewarded = true;
    _countReward(sourceChainId);
    emit RewardMinted(account, sourceChainId, l1BatchNumber, l2MessageIndex);
    _mint(account, REWARD);
  }

  function _countReward(uint256 chainId) private {
    uint96 rewards = ++_sources[chainId].rewards;
    uint256 winner = winningChainId;
    if (chainId != winner && rewards > _sources[winner].rewards) winningChainId = chainId;
  }

  /// @dev Returns the account that a well-formed message from an approved staking contract rewards.
  function _beneficiaryOf(
    uint256 sourceChainId,
    L2Message calldata message
  ) private view returns (address account) {
    address stakingContract = _sources[sourceChainId].stakingContract;
    // A chain without an approved contract maps to the zero address, which must not match a message's sender.
    require(
      stakingContract != address(0) && message.sender == stakingContract,
      InteropTokenUnapprovedSender(sourceChainId, message.sender)
    );
    account = DepositMessage.decodeBeneficiary(message.data);
    require(account != address(0), InteropTokenMalformedMessage(message.data));
  }
}
