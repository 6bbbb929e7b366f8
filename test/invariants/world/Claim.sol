// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";

/// @notice What the verifier is told, and whoever asks it.
struct Claim {
  uint256 chainId;
  uint256 batchNumber;
  uint256 index;
  L2Message message;
  bytes32[] proof;
}

/// @notice The call of a function that takes what the verifier takes.
function encodeClaim(bytes4 selector, Claim memory claim) pure returns (bytes memory) {
  return
    abi.encodeWithSelector(
      selector,
      claim.chainId,
      claim.batchNumber,
      claim.index,
      claim.message,
      claim.proof
    );
}
