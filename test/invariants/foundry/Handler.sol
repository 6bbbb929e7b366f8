// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "./Test.sol";

/// @notice Does to the contracts under test what users and attackers may do, in an order that forge chooses. An action
/// knows what has to come of it and fails if something else does.
abstract contract Handler is Test {
  /// @notice How often something worth knowing has happened in this run.
  mapping(string outcome => uint256) public timesSeen;

  /// @notice How often anything worth knowing has happened in this run.
  uint256 public timesSeenInAll;

  /// @notice What has to happen in every run that is long enough.
  function expectedOutcomes() external pure virtual returns (string[] memory outcomes);

  function _saw(string memory outcome) internal {
    ++timesSeen[outcome];
    ++timesSeenInAll;
  }
}
