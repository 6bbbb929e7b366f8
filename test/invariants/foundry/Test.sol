// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "./Vm.sol";

/// @notice Helpers shared by tests, handlers and the world.
abstract contract Test {
  Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

  /// @dev Maps any seed into [low, high].
  function bound(uint256 seed, uint256 low, uint256 high) internal pure returns (uint256) {
    return high - low == type(uint256).max ? seed : low + (seed % (high - low + 1));
  }

  /// @dev Revert data of a call; empty if it has no selector.
  function selectorOf(bytes memory result) internal pure returns (bytes4) {
    return result.length < 4 ? bytes4(0) : bytes4(result);
  }

  function assertReverted(
    bool success,
    bytes memory result,
    bytes4 expected,
    string memory fact
  ) internal pure {
    vm.assertTrue(!success, fact);
    vm.assertEq(bytes32(selectorOf(result)), bytes32(expected), fact);
  }
}
