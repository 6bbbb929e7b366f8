// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

import {ETH_TOKEN_ADDRESS} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Config.sol";
import {L2_NATIVE_TOKEN_VAULT} from "../SystemAddresses.sol";

/// @title Asset id of ether
/// @notice Computes the id under which bridges register ether.
library EtherAsset {
  /// @notice Computes the id under which the native token vault of every chain registers the ether of this one.
  /// @return id The id.
  function assetId() internal view returns (bytes32 id) {
    return keccak256(abi.encode(block.chainid, L2_NATIVE_TOKEN_VAULT, ETH_TOKEN_ADDRESS));
  }
}
