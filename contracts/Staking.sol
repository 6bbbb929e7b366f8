// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IStaking} from "./interfaces/IStaking.sol";
import {DepositMessage} from "./interop/DepositMessage.sol";
import {InteropMessages} from "./interop/InteropMessages.sol";

/// @title Stake ETH, and let other chains know
/// @notice The staking side of Interstake: one on every staking chain.
contract Staking is IStaking {
  using SafeCast for uint256;

  /// @dev One storage slot. A stake is at most 2^88 - 1 wei, more than twice as much ETH as there is.
  /// @param amount What is staked at present, in wei.
  /// @param madeFirstDeposit Whether the account ever deposited.
  /// @param previousDepositor Who made a first deposit before this account did.
  struct Stake {
    uint88 amount;
    bool madeFirstDeposit;
    address previousDepositor;
  }

  /// @dev Ends the list of depositors. Not zero, so that the very first depositor does not pay for a fresh slot.
  address private constant NO_DEPOSITOR = address(1);

  mapping(address account => Stake) private _stakes;

  /// @dev Head of the list of depositors. The list makes `totalStaked` independent of the contract's balance, which
  /// anyone can raise, and costs an account something once. A running total would cost it at every step.
  address private _lastDepositor = NO_DEPOSITOR;

  /// @inheritdoc IStaking
  function deposit() external payable {
    require(msg.value != 0, StakingZeroAmount(msg.sender));

    Stake storage stake = _stakes[msg.sender];
    uint88 amount = (stake.amount + msg.value).toUint88();
    bool isFirst = !stake.madeFirstDeposit;
    if (isFirst) {
      _stakes[msg.sender] = Stake(amount, true, _lastDepositor);
      _lastDepositor = msg.sender;
    } else {
      stake.amount = amount;
    }
    emit Deposited(msg.sender, msg.value);

    if (isFirst) {
      bytes32 messageHash = InteropMessages.broadcast(DepositMessage.encode(msg.sender));
      emit FirstDepositMessageSent(msg.sender, messageHash);
    }
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
    return (stake.amount, stake.madeFirstDeposit);
  }

  /// @inheritdoc IStaking
  function totalStaked() external view returns (uint256 amount) {
    address depositor = _lastDepositor;
    while (depositor != NO_DEPOSITOR) {
      Stake memory stake = _stakes[depositor];
      amount += stake.amount;
      depositor = stake.previousDepositor;
    }
  }

  function _withdraw(uint256 amount) private {
    require(amount != 0, StakingZeroAmount(msg.sender));
    uint256 staked = _stakes[msg.sender].amount;
    require(amount <= staked, StakingInsufficientStake(msg.sender, amount, staked));

    _stakes[msg.sender].amount = uint88(staked - amount);
    emit Withdrawn(msg.sender, amount);

    (bool success, ) = msg.sender.call{value: amount}("");
    require(success, StakingTransferFailed(msg.sender, amount));
  }
}
