// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IMessageRoot} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IMessageRoot.sol";
import {ETH_TOKEN_ADDRESS} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Config.sol";
import {
  ZeroAddress,
  ZeroChainId
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/L1ContractErrors.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {ChainTypeManager} from "./ChainTypeManager.sol";
import {StandIn} from "./StandIn.sol";
import {MESSAGE_ROOT} from "./SystemAddresses.sol";
import {ZKChain} from "./ZKChain.sol";
import {AssetRouter} from "./bridges/AssetRouter.sol";
import {ILocalBridgehub} from "./interfaces/ILocalBridgehub.sol";
import {EtherAsset} from "./libraries/EtherAsset.sol";

/// @title Registry of the chains that settle here
/// @notice Deployed at 0x10002 on the settlement layer.
contract Bridgehub is ILocalBridgehub, StandIn, Initializable {
  /// @inheritdoc ILocalBridgehub
  address public admin;

  /// @inheritdoc ILocalBridgehub
  address public assetRouter;

  address private _chainTypeManager;

  /// @inheritdoc ILocalBridgehub
  mapping(uint256 chainId => address zkChain) public getZKChain;

  /// @inheritdoc ILocalBridgehub
  function initialize(address newAdmin) external initializer {
    require(newAdmin != address(0), ZeroAddress());
    admin = newAdmin;
    assetRouter = address(new AssetRouter());
    _chainTypeManager = address(new ChainTypeManager());
  }

  /// @inheritdoc ILocalBridgehub
  function createNewChain(uint256 chainId, address validator) external returns (address zkChain) {
    require(msg.sender == admin, BridgehubOnlyAdmin(msg.sender, admin));
    require(chainId != 0, ZeroChainId());
    require(validator != address(0), ZeroAddress());

    zkChain = address(new ZKChain(chainId, validator));
    getZKChain[chainId] = zkChain;
    emit NewChain(chainId, zkChain, validator);
    // Reverts if the chain is already registered.
    IMessageRoot(MESSAGE_ROOT).addNewChain(chainId);
  }

  /// @inheritdoc ILocalBridgehub
  function chainTypeManager(uint256 chainId) external view returns (address) {
    return _isRegistered(chainId) ? _chainTypeManager : address(0);
  }

  /// @inheritdoc ILocalBridgehub
  function baseToken(uint256 chainId) external view returns (address) {
    return _isRegistered(chainId) ? ETH_TOKEN_ADDRESS : address(0);
  }

  /// @inheritdoc ILocalBridgehub
  function baseTokenAssetId(uint256 chainId) external view returns (bytes32) {
    return _isRegistered(chainId) ? EtherAsset.assetId() : bytes32(0);
  }

  /// @inheritdoc ILocalBridgehub
  function settlementLayer(uint256 chainId) external view returns (uint256) {
    return _isRegistered(chainId) ? block.chainid : 0;
  }

  /// @inheritdoc ILocalBridgehub
  function messageRoot() external pure returns (address) {
    return MESSAGE_ROOT;
  }

  /// @inheritdoc ILocalBridgehub
  function chainAssetHandler() external pure returns (address) {
    return address(0);
  }

  function _isRegistered(uint256 chainId) private view returns (bool) {
    return getZKChain[chainId] != address(0);
  }
}
