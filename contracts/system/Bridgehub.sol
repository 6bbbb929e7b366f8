// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IMessageRoot} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IMessageRoot.sol";
import {
  ZeroAddress,
  ZeroChainId
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/L1ContractErrors.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {MESSAGE_ROOT} from "./SystemAddresses.sol";
import {ZKChain} from "./ZKChain.sol";
import {ILocalBridgehub} from "./interfaces/ILocalBridgehub.sol";

/// @title The chains that settle here
/// @notice Lives at 0x10002 on the settlement layer.
contract Bridgehub is ILocalBridgehub, Initializable {
  /// @inheritdoc ILocalBridgehub
  address public admin;

  /// @inheritdoc ILocalBridgehub
  mapping(uint256 chainId => address zkChain) public getZKChain;

  /// @inheritdoc ILocalBridgehub
  function initialize(address newAdmin) external initializer {
    require(newAdmin != address(0), ZeroAddress());
    admin = newAdmin;
  }

  /// @inheritdoc ILocalBridgehub
  function createNewChain(uint256 chainId, address validator) external returns (address zkChain) {
    require(msg.sender == admin, BridgehubOnlyAdmin(msg.sender, admin));
    require(chainId != 0, ZeroChainId());
    require(validator != address(0), ZeroAddress());

    zkChain = address(new ZKChain(chainId, validator));
    getZKChain[chainId] = zkChain;
    emit NewChain(chainId, zkChain, validator);
    // Refuses a chain that is registered already, which undoes all of the above.
    IMessageRoot(MESSAGE_ROOT).addNewChain(chainId);
  }

  /// @inheritdoc ILocalBridgehub
  function chainAssetHandler() external pure returns (address) {
    return address(0);
  }
}
