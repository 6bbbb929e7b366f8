// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "./Test.sol";

/// @notice Performs actions of users and attackers on the contracts under test, in an order that forge chooses. Each action
/// asserts its expected outcome.
abstract contract Handler is Test {
  /// @notice Count of an outcome in this run.
  mapping(string outcome => uint256) public timesSeen;

  /// @notice Count of all outcomes in this run.
  uint256 public timesSeenInAll;

  /// @notice Outcomes that every complete run must reach.
  function expectedOutcomes() external pure virtual returns (string[] memory outcomes);

  function _saw(string memory outcome) internal {
    ++timesSeen[outcome];
    ++timesSeenInAll;
  }
}
