// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice The cheatcodes of Halmos that the theorems here use. A name appears in counterexamples only.
interface Svm {
  function createUint256(string calldata name) external returns (uint256);

  function createBytes(uint256 length, string calldata name) external returns (bytes memory);

  function createBytes32(string calldata name) external returns (bytes32);

  function createAddress(string calldata name) external returns (address);

  function createBool(string calldata name) external returns (bool);

  /// @notice A call of any function of the contract that is not a view, with any arguments.
  function createCalldata(string calldata contractName) external returns (bytes memory);

  /// @notice Lets the contract start from any state.
  function enableSymbolicStorage(address target) external;
}
