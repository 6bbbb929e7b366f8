// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Handler} from "./foundry/Handler.sol";
import {InvariantTest} from "./foundry/InvariantTest.sol";
import {MessagesHandler} from "./handlers/MessagesHandler.sol";

/// @notice The handler checks with every claim that the verifier accepts exactly the settled messages.
contract MessagesInvariants is InvariantTest {
  MessagesHandler private _actions;

  function setUp() external {
    _actions = new MessagesHandler();
  }

  function invariant_roots() external view {
    _actions.WORLD().checkRoots();
    _actions.WORLD().checkImportedRoots();
  }

  function _handler() internal view override returns (Handler) {
    return _actions;
  }
}
