// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {IL2InteropRootStorage} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/interfaces/IL2InteropRootStorage.sol";
import {InteropRoot} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {MessageRootIsZero} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/L1StateTransitionErrors.sol";
import {CallerMustBeBootloader} from "@matterlabs/zksync-contracts/contracts/system-contracts/SystemContractErrors.sol";
import {BOOTLOADER} from "./SystemAddresses.sol";
import {InteropRootAlreadyExists, SidesLengthNotOne} from "./SystemErrors.sol";

/// @title Interop roots that this chain has imported
/// @notice Deployed at 0x10008 on every chain. Only the bootloader can import roots; the settlement layer checks them when
/// the importing batch is executed. A root is never changed or removed.
contract L2InteropRootStorage is IL2InteropRootStorage {
  /// @inheritdoc IL2InteropRootStorage
  /// @dev Storage slot 0, where every implementation at this address keeps it.
  mapping(uint256 chainId => mapping(uint256 blockOrBatchNumber => bytes32 root))
    public interopRoots;

  /// @notice Emitted when a root is imported.
  /// @param chainId Settlement layer that the root belongs to.
  /// @param blockNumber Block of the settlement layer at whose end the root was taken.
  /// @param sides The root, as the only element.
  event InteropRootAdded(uint256 indexed chainId, uint256 indexed blockNumber, bytes32[] sides);

  modifier onlyBootloader() {
    require(msg.sender == BOOTLOADER, CallerMustBeBootloader());
    _;
  }

  /// @notice Imports a root.
  /// @param chainId Settlement layer that the root belongs to.
  /// @param blockOrBatchNumber Block of the settlement layer at whose end the root was taken.
  /// @param sides The root, as the only element.
  function addInteropRoot(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    bytes32[] calldata sides
  ) external onlyBootloader {
    _addInteropRoot(chainId, blockOrBatchNumber, sides);
  }

  /// @notice Imports a root.
  /// @param root Settlement layer, block and sides, as for `addInteropRoot`.
  function addSingleInteropRoot(InteropRoot calldata root) external onlyBootloader {
    _addInteropRoot(root.chainId, root.blockOrBatchNumber, root.sides);
  }

  /// @notice Imports several roots atomically.
  /// @param roots Each with settlement layer, block and sides, as for `addInteropRoot`.
  function addInteropRootsInBatch(InteropRoot[] calldata roots) external onlyBootloader {
    for (uint256 i = 0; i < roots.length; ++i) {
      _addInteropRoot(roots[i].chainId, roots[i].blockOrBatchNumber, roots[i].sides);
    }
  }

  function _addInteropRoot(
    uint256 chainId,
    uint256 blockOrBatchNumber,
    bytes32[] calldata sides
  ) private {
    require(sides.length == 1, SidesLengthNotOne());
    require(sides[0] != bytes32(0), MessageRootIsZero());
    require(interopRoots[chainId][blockOrBatchNumber] == bytes32(0), InteropRootAlreadyExists());
    interopRoots[chainId][blockOrBatchNumber] = sides[0];
    emit InteropRootAdded(chainId, blockOrBatchNumber, sides);
  }
}
