// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {RewardToken} from "./base/RewardToken.sol";
import {IInteropToken, RewardClaim} from "./interfaces/IInteropToken.sol";
import {DepositMessage} from "./interop/DepositMessage.sol";
import {InteropMessages} from "./interop/InteropMessages.sol";

/// @title Interop Token
/// @notice The reward side of Interstake on ZKsync chains, deployed on the rewards chain.
/// @dev A message has many valid proofs, so none of them identifies a reward.
contract InteropToken is IInteropToken, RewardToken {
  /// @notice Approves the first staking contracts. The deployer owns the token.
  /// @param chainIds Chains whose stakers are rewarded.
  /// @param stakingContracts The staking contract of each chain.
  constructor(
    uint256[] memory chainIds,
    address[] memory stakingContracts
  ) RewardToken(chainIds, stakingContracts) {}

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
  function mintBatch(RewardClaim[] calldata claims) external returns (bool[] memory isMinted) {
    isMinted = new bool[](claims.length);
    for (uint256 i = 0; i < claims.length; ++i) {
      RewardClaim calldata claim = claims[i];
      address account = _beneficiaryOf(claim.sourceChainId, claim.message);
      if (addressesThatMinted(account)) continue;
      isMinted[i] = true;
      _reward(
        account,
        claim.sourceChainId,
        claim.l1BatchNumber,
        claim.l2MessageIndex,
        claim.message,
        claim.proof
      );
    }
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

  /// @dev Mints the reward if the message proves a first deposit for the account.
  function _reward(
    address account,
    uint256 sourceChainId,
    uint256 l1BatchNumber,
    uint256 l2MessageIndex,
    L2Message calldata message,
    bytes32[] calldata proof
  ) private {
    _markRewarded(account, sourceChainId);
    require(
      InteropMessages.isProven(sourceChainId, l1BatchNumber, l2MessageIndex, message, proof),
      InteropTokenInvalidProof(sourceChainId, l1BatchNumber, l2MessageIndex)
    );

    emit RewardMinted(account, sourceChainId, l1BatchNumber, l2MessageIndex);
    _mint(account, REWARD);
  }

  /// @dev Returns the account that a well-formed message from an approved staking contract rewards.
  function _beneficiaryOf(
    uint256 sourceChainId,
    L2Message calldata message
  ) private view returns (address account) {
    _requireApproved(sourceChainId, message.sender);
    account = DepositMessage.decodeBeneficiary(message.data);
    require(account != address(0), InteropTokenMalformedMessage(message.data));
  }
}
