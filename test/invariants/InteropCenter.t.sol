// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {InteropCenterHandler} from "./handlers/InteropCenterHandler.sol";

contract InteropCenterInvariants is InvariantTest {
  InteropCenterHandler private _actions;

  function setUp() external {
    _actions = new InteropCenterHandler();
  }

  /// @notice No two messages have the same hash, and none is consumed twice or after it was canceled.
  function invariant_messages() external view {
    _actions.checkMessages();
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }
}
