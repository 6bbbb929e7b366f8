// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Stub of a Chainlink price feed, which anyone can update.
contract PriceFeedStub {
  int256 private _answer;
  uint256 private _updatedAt;

  function update(int256 answer, uint256 updatedAt) external {
    _answer = answer;
    _updatedAt = updatedAt;
  }

  function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
    return (1, _answer, _updatedAt, _updatedAt, 1);
  }
}
