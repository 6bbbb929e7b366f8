// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../../invariants/foundry/Test.sol";
import {Svm} from "./Svm.sol";

/// @notice Halmos runs each function whose name begins with `check_` for all values of its parameters at once.
///
/// CAUTION: a path that reverts proves nothing, and fails nothing. What must not revert is called with `call`, and its
/// success is asserted.
abstract contract SymbolicTest is Test {
  Svm internal constant svm = Svm(0xF3993A62377BCd56AE39D773740A5390411E8BC9);

  /// @dev Far more ETH than there is, far less than overflows.
  uint256 internal constant MAX_ETH = type(uint128).max;
}
