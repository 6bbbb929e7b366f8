// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Funds many accounts at once
contract Faucet {
  error FaucetTransferFailed(address account);

  /// @notice Splits `msg.value` among the accounts.
  function fund(address[] calldata accounts) external payable {
    uint256 share = msg.value / accounts.length;
    for (uint256 i = 0; i < accounts.length; ++i) {
      (bool success, ) = accounts[i].call{value: share}("");
      require(success, FaucetTransferFailed(accounts[i]));
    }
  }
}
