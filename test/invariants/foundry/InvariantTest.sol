// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./Handler.sol";
import {Test} from "./Test.sol";

/// @notice Invariants of what a handler does. forge calls nothing but the handler's actions.
abstract contract InvariantTest is Test {
  /// @dev A run in which less has happened is no whole run, but what forge cut a failing one down to.
  uint256 private constant WHOLE_RUN = 150;

  /// @notice Each action must have done something in each run: an invariant of what never happens says nothing.
  function afterInvariant() external view {
    Handler handler = _handler();
    if (handler.timesSeenInAll() < WHOLE_RUN) return;
    string[] memory outcomes = handler.expectedOutcomes();
    for (uint256 i = 0; i < outcomes.length; ++i) {
      vm.assertTrue(
        handler.timesSeen(outcomes[i]) > 0,
        string.concat("never happened: ", outcomes[i])
      );
    }
  }

  function targetContracts() external view returns (address[] memory targets) {
    targets = new address[](1);
    targets[0] = address(_handler());
  }

  function _handler() internal view virtual returns (Handler);
}
