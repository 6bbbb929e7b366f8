// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Stake ETH, and let other chains know
/// @notice Anyone deposits ETH and withdraws it again at any time. An account's first deposit sends a message that any
/// other chain can verify; it is the only message ever sent for that account.
///
/// CAUTION: the reward goes to the depositor's address on another chain. Unless an account is sure to have the same
/// address there, as those with a private key are and many contracts are not, it should name a beneficiary with
/// `depositWithBeneficiary`: the address may be somebody else's there.
///
/// Nobody but the depositor can move a stake: there is no owner, no pause and no upgrade.
interface IStaking {
  /// @notice A stake has grown.
  /// @param depositor Whose stake it is.
  /// @param amount By how much, in wei.
  event Deposited(address indexed depositor, uint256 amount);

  /// @notice A stake has shrunk, and the ETH is with the depositor.
  /// @param depositor Whose stake it is.
  /// @param amount By how much, in wei.
  event Withdrawn(address indexed depositor, uint256 amount);

  /// @notice The message about a first deposit has been sent.
  /// @param depositor Whom the message is about.
  /// @param messageHash keccak256 of the message, which is the ABI-encoded address of the depositor and, if it is
  /// another one, that of the beneficiary.
  event FirstDepositMessageSent(address indexed depositor, bytes32 indexed messageHash);

  /// @notice Emitted when a first deposit names who is to be rewarded for it.
  /// @param depositor Whose stake it is.
  /// @param beneficiary Whom the message names, on whichever chain the reward is.
  event BeneficiaryNamed(address indexed depositor, address indexed beneficiary);

  /// @notice Thrown when nothing would be deposited or withdrawn.
  /// @param account The caller.
  error StakingZeroAmount(address account);

  /// @notice Thrown when the zero address is named as beneficiary.
  /// @param account The caller.
  error StakingZeroBeneficiary(address account);

  /// @notice Thrown when a beneficiary is named too late: the only message about the account has been sent.
  /// @param account The caller.
  error StakingNotFirstDeposit(address account);

  /// @notice Thrown when more is withdrawn than is staked.
  /// @param account The caller.
  /// @param amount What the caller asked for, in wei.
  /// @param staked What the caller has staked, in wei.
  error StakingInsufficientStake(address account, uint256 amount, uint256 staked);

  /// @notice Thrown when the depositor does not accept the ETH.
  /// @param account The caller.
  /// @param amount What was sent, in wei.
  error StakingTransferFailed(address account, uint256 amount);

  /// @notice Adds the ETH sent along to the caller's stake. The caller's first deposit also sends the message.
  function deposit() external payable;

  /// @notice Makes the caller's first deposit, and has another account rewarded for it. The stake is the caller's all the
  /// same: only the caller can withdraw it, and adds to it with `deposit`.
  /// @dev An account is rewarded once. If the beneficiary has had a reward, or gets one for another deposit first, there
  /// is none for this deposit.
  /// @param beneficiary Account that is to be rewarded, on whichever chain the reward is.
  function depositWithBeneficiary(address beneficiary) external payable;

  /// @notice Withdraws the caller's whole stake.
  function withdraw() external;

  /// @notice Withdraws a part of the caller's stake.
  /// @param amount How much, in wei.
  function withdraw(uint256 amount) external;

  /// @notice The stake of an account.
  /// @param account The account.
  /// @return amount What it has staked at present, in wei.
  /// @return madeFirstDeposit Whether it has ever deposited; stays true after a withdrawal.
  function deposits(address account) external view returns (uint256 amount, bool madeFirstDeposit);

  /// @notice The ETH that the contract holds, in wei: the sum of all stakes, and never less.
  /// @dev There is no way to send ETH but `deposit`. What is forced upon the contract all the same, by a contract that
  /// destroys itself or by a block reward, counts too: nobody can ever withdraw it, and no stake and no rule depends on
  /// this figure. An exact sum would cost every deposit and withdrawal a second write to storage, about 5,000 gas.
  /// @return amount The ETH, in wei.
  function totalStaked() external view returns (uint256 amount);
}
