// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ETH_TOKEN_ADDRESS} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Config.sol";
import {StandIn} from "../StandIn.sol";
import {EtherAsset} from "../libraries/EtherAsset.sol";

/// @title Custody of bridged tokens on a live network
/// @notice Deployed by `Nullifier`. It holds no tokens.
contract NativeTokenVault is StandIn {
  /// @notice Returns the asset id of a token.
  /// @param token The token, or the address that represents ether.
  /// @return id The id; zero for any token but ether, the only one registered.
  function assetId(address token) external view returns (bytes32 id) {
    return token == ETH_TOKEN_ADDRESS ? EtherAsset.assetId() : bytes32(0);
  }
}
