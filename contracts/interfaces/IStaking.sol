// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Staking with cross-chain proof of deposit
/// @notice Anyone can deposit ETH and withdraw it at any time. An account's first deposit sends a message to the rewards
/// chain; it is the only message ever sent for that account.
///
/// CAUTION: the reward goes to the depositor's address on another chain. An account that may not control the same
/// address there, such as a smart contract wallet, should name a beneficiary with `depositWithBeneficiary`. Externally
/// owned accounts have the same address on every chain.
///
/// Only the depositor can move a stake: there is no owner, no pause and no upgrade.
interface IStaking {
  /// @notice Emitted when a deposit increases a stake.
  /// @param depositor Owner of the stake.
  /// @param amount Amount deposited, in wei.
  event Deposited(address indexed depositor, uint256 amount);

  /// @notice Emitted when a depositor withdraws ETH from its stake.
  /// @param depositor Owner of the stake.
  /// @param amount Amount withdrawn, in wei.
  event Withdrawn(address indexed depositor, uint256 amount);

  /// @notice Emitted when the message about a first deposit is sent.
  /// @param depositor Account that made the first deposit.
  /// @param messageHash Hash of the message, as the messenger of the chain returns it. On ZKsync, keccak256 of the ABI-encoded
  /// address of the depositor, followed by that of the beneficiary if it differs.
  event FirstDepositMessageSent(address indexed depositor, bytes32 indexed messageHash);

  /// @notice Emitted when a first deposit names the account to reward.
  /// @param depositor Owner of the stake.
  /// @param beneficiary Account to reward on the rewards chain.
  event BeneficiaryNamed(address indexed depositor, address indexed beneficiary);

  /// @notice Thrown when the amount to deposit or withdraw is zero.
  /// @param account The caller.
  error StakingZeroAmount(address account);

  /// @notice Thrown when the zero address is named as beneficiary.
  /// @param account The caller.
  error StakingZeroBeneficiary(address account);

  /// @notice Thrown when a beneficiary is named after the first deposit, whose message is the only one for the account.
  /// @param account The caller.
  error StakingNotFirstDeposit(address account);

  /// @notice Thrown when the amount to withdraw exceeds the stake.
  /// @param account The caller.
  /// @param amount Amount requested, in wei.
  /// @param staked Current stake of the caller, in wei.
  error StakingInsufficientStake(address account, uint256 amount, uint256 staked);

  /// @notice Thrown when the transfer of ETH to the depositor fails.
  /// @param account The caller.
  /// @param amount Amount of the transfer, in wei.
  error StakingTransferFailed(address account, uint256 amount);

  /// @notice Adds `msg.value` to the caller's stake. The caller's first deposit also sends the message.
  function deposit() external payable;

  /// @notice Makes the caller's first deposit and names another account to reward for it. The stake still belongs to the
  /// caller: only the caller can withdraw it or add to it with `deposit`.
  /// @dev An account is rewarded once. If the beneficiary has already been rewarded, or is rewarded for another deposit
  /// first, this deposit earns no reward.
  /// @param beneficiary Account to reward on the rewards chain.
  function depositWithBeneficiary(address beneficiary) external payable;

  /// @notice Withdraws the caller's entire stake.
  function withdraw() external;

  /// @notice Withdraws part of the caller's stake.
  /// @param amount Amount to withdraw, in wei.
  function withdraw(uint256 amount) external;

  /// @notice Returns the stake of an account.
  /// @param account The account.
  /// @return amount Current stake, in wei.
  /// @return madeFirstDeposit Whether the account has ever deposited; remains true after a withdrawal.
  function deposits(address account) external view returns (uint256 amount, bool madeFirstDeposit);

  /// @notice Returns the block of an account's first deposit, so that its events are found without searching the chain.
  /// @param account The account.
  /// @return blockNumber Number of the block with the events `Deposited` and `FirstDepositMessageSent`; 0 if the account has
  /// never deposited.
  function firstDepositBlock(address account) external view returns (uint256 blockNumber);

  /// @notice Returns the ETH balance of the contract, in wei: at least the sum of all stakes.
  /// @dev ETH forced into the contract, by `selfdestruct` or as a block reward, is included. It can never be withdrawn,
  /// and no stake and no check depends on this value. An exact sum would cost every deposit and withdrawal a second
  /// storage write, about 5,000 gas.
  /// @return amount The balance, in wei.
  function totalStaked() external view returns (uint256 amount);
}
