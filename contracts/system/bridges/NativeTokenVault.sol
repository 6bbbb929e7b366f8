// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ETH_TOKEN_ADDRESS} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Config.sol";
import {StandIn} from "../StandIn.sol";
import {EtherAsset} from "../libraries/EtherAsset.sol";

/// @title Where a live network keeps bridged tokens
/// @notice `Nullifier` deploys it. It keeps none.
contract NativeTokenVault is StandIn {
  /// @notice Id of a token.
  /// @param token The token; ether has an address that stands for it.
  /// @return id The id; zero for anything but ether, the only token that is registered.
  function assetId(address token) external view returns (bytes32 id) {
    return token == ETH_TOKEN_ADDRESS ? EtherAsset.assetId() : bytes32(0);
  }
}
