// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Forces ETH into an account, which cannot reject it.
contract ForceEther {
  constructor(address payable target) payable {
    selfdestruct(target);
  }
}
