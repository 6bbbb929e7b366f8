// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IRewardToken} from "../interfaces/IRewardToken.sol";

/// @title Reward token
/// @notice Keeps the balances, the approved staking contracts, and who was rewarded. An inheriting contract defines how the
/// message about a deposit arrives.
/// @dev Rewards are tracked by account, never by message. Balances and total supply are stored here instead of in
/// OpenZeppelin's ERC20, so that the block of an account's reward shares a slot with its balance.
abstract contract RewardToken is IRewardToken, ERC20, Ownable2Step {
  /// @dev One storage slot.
  struct Source {
    address stakingContract;
    uint96 rewards;
  }

  /// @dev One storage slot, so that a reward writes one slot instead of two.
  struct Account {
    uint192 balance;
    uint64 rewardBlock;
  }

  /// @inheritdoc IRewardToken
  uint256 public constant REWARD = 1e18;

  /// @inheritdoc IRewardToken
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

  /// @inheritdoc IRewardToken
  function approveStakingContract(uint256 chainId, address stakingContract) external onlyOwner {
    _approveStakingContract(chainId, stakingContract);
  }

  /// @inheritdoc IRewardToken
  function replaceStakingContract(uint256 chainId, address stakingContract) external onlyOwner {
    require(stakingContract != address(0), InteropTokenZeroStakingContract(chainId));
    Source storage source = _sources[chainId];
    address previousContract = source.stakingContract;
    require(previousContract != address(0), InteropTokenNotApproved(chainId));

    source.stakingContract = stakingContract;
    emit StakingContractReplaced(chainId, previousContract, stakingContract);
  }

  /// @inheritdoc IRewardToken
  function approvedStakingContracts(uint256 chainId) external view returns (address) {
    return _sources[chainId].stakingContract;
  }

  /// @inheritdoc IRewardToken
  function rewardsByChain(uint256 chainId) external view returns (uint256) {
    return _sources[chainId].rewards;
  }

  /// @inheritdoc IRewardToken
  function rewardBlock(address account) external view returns (uint256 blockNumber) {
    return _accounts[account].rewardBlock;
  }

  /// @inheritdoc IRewardToken
  function addressesThatMinted(address account) public view returns (bool) {
    return _accounts[account].rewardBlock != 0;
  }

  /// @inheritdoc ERC20
  function totalSupply() public view override returns (uint256) {
    return _totalSupply;
  }

  /// @inheritdoc ERC20
  function balanceOf(address account) public view override returns (uint256) {
    return _accounts[account].balance;
  }

  /// @dev Replaces OpenZeppelin's. `to` is never the zero address, as nothing burns tokens. Balances and REWARD fit in 192
  /// bits.
  function _update(address from, address to, uint256 value) internal override {
    if (from == address(0)) {
      _totalSupply += value;
    } else {
      uint256 balance = _accounts[from].balance;
      require(value <= balance, ERC20InsufficientBalance(from, balance, value));
      _accounts[from].balance = uint192(balance - value);
    }
    _accounts[to].balance += uint192(value);
    emit Transfer(from, to, value);
  }

  /// @dev Marks an account as rewarded for a deposit on a chain. Reverts if it has been rewarded before. The caller then
  /// mints `REWARD`.
  function _markRewarded(address account, uint256 sourceChainId) internal {
    require(_accounts[account].rewardBlock == 0, InteropTokenAlreadyMinted(account));
    _accounts[account].rewardBlock = uint64(block.number);

    uint96 rewards = ++_sources[sourceChainId].rewards;
    uint256 winner = winningChainId;
    if (sourceChainId != winner && rewards > _sources[winner].rewards)
      winningChainId = sourceChainId;
  }

  /// @dev Reverts unless the sender of a message is the staking contract approved for its chain.
  function _requireApproved(uint256 sourceChainId, address sender) internal view {
    address stakingContract = _sources[sourceChainId].stakingContract;
    // A chain without an approved contract maps to the zero address, which must not match a message's sender.
    require(
      stakingContract != address(0) && sender == stakingContract,
      InteropTokenUnapprovedSender(sourceChainId, sender)
    );
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
}
