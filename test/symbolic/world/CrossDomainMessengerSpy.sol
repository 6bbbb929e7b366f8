// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice In place of the Superchain's messenger: remembers what was sent, as Halmos reads no logs.
contract CrossDomainMessengerSpy {
  uint256 public count;
  address public sender;
  uint256 public destination;
  address public target;
  bytes public message;

  function sendMessage(
    uint256 chainId,
    address to,
    bytes calldata data
  ) external returns (bytes32) {
    ++count;
    sender = msg.sender;
    destination = chainId;
    target = to;
    message = data;
    return keccak256(data);
  }
}
