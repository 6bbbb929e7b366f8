// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Forces ETH upon an account that cannot refuse it.
contract ForceEther {
  constructor(address payable target) payable {
    selfdestruct(target);
  }
}
