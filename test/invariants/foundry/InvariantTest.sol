// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./Handler.sol";
import {Test} from "./Test.sol";

/// @notice Base of invariant tests. forge only calls the handler's actions.
abstract contract InvariantTest is Test {
  /// @dev Runs with fewer outcomes are not complete: forge shrinks failing runs.
  uint256 private constant WHOLE_RUN = 150;

  /// @notice Each outcome must be reached in each run; otherwise invariants would hold trivially.
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
