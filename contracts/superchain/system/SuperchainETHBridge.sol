// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IETHLiquidity} from "../interfaces/IETHLiquidity.sol";
import {IL2ToL2CrossDomainMessenger} from "../interfaces/IL2ToL2CrossDomainMessenger.sol";
import {ISuperchainETHBridge} from "../interfaces/ISuperchainETHBridge.sol";
import {ETH_LIQUIDITY, L2_TO_L2_CROSS_DOMAIN_MESSENGER} from "../Predeploys.sol";
import {ForcedTransfer} from "./ForcedTransfer.sol";

/// @title Bridge for ETH between chains of the Superchain
/// @notice Deployed at 0x4200000000000000000000000000000000000024 on every chain.
contract SuperchainETHBridge is ISuperchainETHBridge {
  IL2ToL2CrossDomainMessenger private constant MESSENGER = IL2ToL2CrossDomainMessenger(
    L2_TO_L2_CROSS_DOMAIN_MESSENGER
  );

  /// @inheritdoc ISuperchainETHBridge
  function sendETH(address to, uint256 chainId) external payable returns (bytes32 messageHash) {
    require(to != address(0), ZeroAddress());
    IETHLiquidity(ETH_LIQUIDITY).burn{value: msg.value}();
    messageHash = MESSENGER.sendMessage(
      chainId,
      address(this),
      abi.encodeCall(ISuperchainETHBridge.relayETH, (msg.sender, to, msg.value))
    );
    emit SendETH(msg.sender, to, msg.value, chainId);
  }

  /// @inheritdoc ISuperchainETHBridge
  function relayETH(address from, address to, uint256 amount) external {
    require(msg.sender == L2_TO_L2_CROSS_DOMAIN_MESSENGER, Unauthorized());
    (address sender, uint256 source) = MESSENGER.crossDomainMessageContext();
    require(sender == address(this), InvalidCrossDomainSender());

    IETHLiquidity(ETH_LIQUIDITY).mint(amount);
    ForcedTransfer.transferTo(to, amount);
    emit RelayETH(from, to, amount, source);
  }

  /// @inheritdoc ISuperchainETHBridge
  function version() external pure returns (string memory semver) {
    return "1.0.1";
  }
}
