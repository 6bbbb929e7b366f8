// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";

/// @notice The arguments of the verifier, and of its callers.
struct Claim {
  uint256 chainId;
  uint256 batchNumber;
  uint256 index;
  L2Message message;
  bytes32[] proof;
}

/// @notice Calldata of a function with the arguments of the verifier.
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
