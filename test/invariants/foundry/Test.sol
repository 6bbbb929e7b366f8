// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Vm} from "./Vm.sol";

/// @notice What tests, handlers and the world have in common.
abstract contract Test {
  Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

  /// @dev Maps any seed into [low, high].
  function bound(uint256 seed, uint256 low, uint256 high) internal pure returns (uint256) {
    return high - low == type(uint256).max ? seed : low + (seed % (high - low + 1));
  }

  /// @dev What a call reverted with; no bytes if it has no selector.
  function selectorOf(bytes memory answer) internal pure returns (bytes4) {
    return answer.length < 4 ? bytes4(0) : bytes4(answer);
  }

  function assertReverted(
    bool success,
    bytes memory answer,
    bytes4 expected,
    string memory fact
  ) internal pure {
    vm.assertTrue(!success, fact);
    vm.assertEq(bytes32(selectorOf(answer)), bytes32(expected), fact);
  }
}
