// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MessageRootIsZero} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/L1StateTransitionErrors.sol";
import {CallerMustBeBootloader} from "@matterlabs/zksync-contracts/contracts/system-contracts/SystemContractErrors.sol";
import {InteropRootAlreadyExists, SidesLengthNotOne} from "../system/SystemErrors.sol";

/// @notice Stores interop roots one at a time, the only way in protocol v29 and v30.
contract ReleasedRootStorage {
  mapping(uint256 chainId => mapping(uint256 blockOrBatchNumber => bytes32 root))
    public interopRoots;

  event InteropRootAdded(uint256 indexed chainId, uint256 indexed blockNumber, bytes32[] sides);

  function addInteropRoot(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    bytes32[] calldata sides
  ) external {
    require(msg.sender == address(0x8001), CallerMustBeBootloader());
    require(sides.length == 1, SidesLengthNotOne());
    require(sides[0] != bytes32(0), MessageRootIsZero());
    require(interopRoots[chainId][blockOrBatchNumber] == bytes32(0), InteropRootAlreadyExists());
    interopRoots[chainId][blockOrBatchNumber] = sides[0];
    emit InteropRootAdded(chainId, blockOrBatchNumber, sides);
  }
}
