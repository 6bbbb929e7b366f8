// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IL2ToL1Messenger} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/l2-helpers/IL2ToL1Messenger.sol";
import {
  CallerMustBeSystemContract,
  Unauthorized
} from "@matterlabs/zksync-contracts/contracts/system-contracts/SystemContractErrors.sol";

/// @title Messenger of a chain
/// @notice Deployed at 0x8008 on every chain. A message is a broadcast: the chain's next batch carries it, and any chain
/// that has imported the resulting interop root can verify it.
contract L1Messenger is IL2ToL1Messenger {
  /// @inheritdoc IL2ToL1Messenger
  function sendToL1(bytes calldata message) external returns (bytes32 messageHash) {
    messageHash = keccak256(message);
    emit L1MessageSent(msg.sender, messageHash, message);
  }

  /// @inheritdoc IL2ToL1Messenger
  /// @dev Reserved for KnownCodesStorage, which chains that run EVM bytecode natively do not have, so it always reverts.
  function requestBytecodeL1Publication(bytes32) external view {
    revert Unauthorized(msg.sender);
  }

  /// @inheritdoc IL2ToL1Messenger
  /// @dev Reserved for system contracts. None of those on this chain sends bare logs, so it always reverts.
  function sendL2ToL1Log(bool, bytes32, bytes32) external pure returns (uint256) {
    revert CallerMustBeSystemContract();
  }
}
