// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IStaking} from "../interfaces/IStaking.sol";

/// @title Staking with cross-chain proof of deposit
/// @notice Keeps the stakes. An inheriting contract defines how the message about a first deposit is sent.
abstract contract StakingBase is IStaking {
  /// @dev One storage slot.
  /// @param amount Current stake, in wei.
  /// @param firstDepositBlock Number of the block of the account's first deposit; 0 if it has never deposited.
  struct Stake {
    uint192 amount;
    uint64 firstDepositBlock;
  }

  mapping(address account => Stake stake) private _stakes;

  /// @inheritdoc IStaking
  function deposit() external payable {
    if (_addToStake()) _announce(msg.sender);
  }

  /// @inheritdoc IStaking
  function depositWithBeneficiary(address beneficiary) external payable {
    require(beneficiary != address(0), StakingZeroBeneficiary(msg.sender));
    require(_addToStake(), StakingNotFirstDeposit(msg.sender));
    emit BeneficiaryNamed(msg.sender, beneficiary);
    _announce(beneficiary);
  }

  /// @inheritdoc IStaking
  function withdraw() external {
    _withdraw(_stakes[msg.sender].amount);
  }

  /// @inheritdoc IStaking
  function withdraw(uint256 amount) external {
    _withdraw(amount);
  }

  /// @inheritdoc IStaking
  function deposits(address account) external view returns (uint256 amount, bool madeFirstDeposit) {
    Stake storage stake = _stakes[account];
    return (stake.amount, stake.firstDepositBlock != 0);
  }

  /// @inheritdoc IStaking
  function firstDepositBlock(address account) external view returns (uint256 blockNumber) {
    return _stakes[account].firstDepositBlock;
  }

  /// @inheritdoc IStaking
  function totalStaked() external view returns (uint256 amount) {
    return address(this).balance;
  }

  /// @notice Sends the message about the caller's first deposit.
  /// @dev All storage has been written by then.
  /// @param beneficiary Account to reward: the caller, or the one that it names.
  /// @return messageHash Hash of the message.
  function _sendMessage(address beneficiary) internal virtual returns (bytes32 messageHash);

  /// @dev Adds `msg.value` to the caller's stake and returns whether this is the caller's first deposit.
  function _addToStake() private returns (bool isFirst) {
    require(msg.value != 0, StakingZeroAmount(msg.sender));

    Stake memory stake = _stakes[msg.sender];
    isFirst = stake.firstDepositBlock == 0;
    if (isFirst) stake.firstDepositBlock = uint64(block.number);
    // The total supply of ETH fits in far fewer than 192 bits.
    stake.amount += uint192(msg.value);
    _stakes[msg.sender] = stake;
    emit Deposited(msg.sender, msg.value);
  }

  function _announce(address beneficiary) private {
    bytes32 messageHash = _sendMessage(beneficiary);
    emit FirstDepositMessageSent(msg.sender, messageHash);
  }

  function _withdraw(uint256 amount) private {
    require(amount != 0, StakingZeroAmount(msg.sender));
    uint256 staked = _stakes[msg.sender].amount;
    require(amount <= staked, StakingInsufficientStake(msg.sender, amount, staked));

    _stakes[msg.sender].amount = uint192(staked - amount);
    emit Withdrawn(msg.sender, amount);

    (bool success, ) = msg.sender.call{value: amount}("");
    require(success, StakingTransferFailed(msg.sender, amount));
  }
}
