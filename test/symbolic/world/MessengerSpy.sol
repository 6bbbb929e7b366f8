// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice In place of the messenger: remembers what was sent, as Halmos reads no logs.
contract MessengerSpy {
  uint256 public count;
  address public sender;
  bytes public message;

  function sendToL1(bytes calldata data) external returns (bytes32) {
    ++count;
    sender = msg.sender;
    message = data;
    return keccak256(data);
  }
}
