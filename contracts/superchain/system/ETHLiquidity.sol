// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IETHLiquidity} from "../interfaces/IETHLiquidity.sol";
import {SUPERCHAIN_ETH_BRIDGE} from "../Predeploys.sol";
import {ForcedTransfer} from "./ForcedTransfer.sol";

/// @title Reserve of the ETH bridge
/// @notice Deployed at 0x4200000000000000000000000000000000000025 on every chain, with a balance of 2^128 - 1 wei or more.
contract ETHLiquidity is IETHLiquidity {
  modifier onlyBridge() {
    require(msg.sender == SUPERCHAIN_ETH_BRIDGE, Unauthorized());
    _;
  }

  /// @inheritdoc IETHLiquidity
  function burn() external payable onlyBridge {
    emit LiquidityBurned(msg.sender, msg.value);
  }

  /// @inheritdoc IETHLiquidity
  function fund() external payable {
    require(msg.value != 0, InvalidAmount());
    emit LiquidityFunded(msg.sender, msg.value);
  }

  /// @inheritdoc IETHLiquidity
  function mint(uint256 amount) external onlyBridge {
    ForcedTransfer.transferTo(msg.sender, amount);
    emit LiquidityMinted(msg.sender, amount);
  }

  /// @inheritdoc IETHLiquidity
  function version() external pure returns (string memory semver) {
    return "1.1.0";
  }
}
