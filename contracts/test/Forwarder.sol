// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @notice A contract that forwards calls of anyone, with their ether.
contract Forwarder {
  using Address for address;

  function forward(address to, bytes calldata data) external payable {
    to.functionCallWithValue(data, msg.value);
  }
}
