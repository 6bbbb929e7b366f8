// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The forge cheatcodes used by these tests.
interface Vm {
  struct Log {
    bytes32[] topics;
    bytes data;
    address emitter;
  }

  /// @notice Sets the sender of the next call.
  function prank(address sender) external;

  /// @notice Discards inputs for which the condition is false.
  function assume(bool condition) external pure;

  function etch(address target, bytes calldata code) external;

  function deal(address account, uint256 balance) external;

  function roll(uint256 blockNumber) external;

  function warp(uint256 timestamp) external;

  function chainId(uint256 chainId_) external;

  function store(address target, bytes32 slot, bytes32 value) external;

  function load(address target, bytes32 slot) external view returns (bytes32);

  function recordLogs() external;

  /// @notice Returns the logs since `recordLogs` or the previous call.
  function getRecordedLogs() external returns (Log[] memory logs);

  function readFile(string calldata path) external view returns (string memory);

  function keyExistsJson(string calldata json, string calldata key) external view returns (bool);

  function parseJsonAddress(
    string calldata json,
    string calldata key
  ) external pure returns (address);

  function parseJsonBytes(
    string calldata json,
    string calldata key
  ) external pure returns (bytes memory);

  function parseJsonBytes32(
    string calldata json,
    string calldata key
  ) external pure returns (bytes32);

  function parseJsonBytes32Array(
    string calldata json,
    string calldata key
  ) external pure returns (bytes32[] memory);

  function parseJsonUint(string calldata json, string calldata key) external pure returns (uint256);

  function toString(uint256 value) external pure returns (string memory);

  function assertTrue(bool condition, string calldata fact) external pure;

  function assertEq(uint256 left, uint256 right, string calldata fact) external pure;

  function assertEq(address left, address right, string calldata fact) external pure;

  function assertEq(bytes32 left, bytes32 right, string calldata fact) external pure;

  function assertEq(bytes calldata left, bytes calldata right, string calldata fact) external pure;

  function assertGe(uint256 left, uint256 right, string calldata fact) external pure;
}
