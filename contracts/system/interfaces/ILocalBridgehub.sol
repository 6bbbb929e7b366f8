// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The part of the Bridgehub that messages need
/// @notice Knows the contract of each chain that settles here. MessageRoot lets only that contract add a chain's batches.
interface ILocalBridgehub {
  /// @notice A chain settles here from now on.
  /// @param chainId Chain id of the chain.
  /// @param zkChain Its contract here.
  /// @param validator The account that settles its batches.
  event NewChain(uint256 indexed chainId, address indexed zkChain, address indexed validator);

  /// @notice The caller may not register chains.
  /// @param caller The caller.
  /// @param admin Who may.
  error BridgehubOnlyAdmin(address caller, address admin);

  /// @notice Sets the account that registers chains. Works once.
  /// @dev Not done by a constructor: code that is put in place at a fixed address has no storage yet.
  /// @param newAdmin The account.
  function initialize(address newAdmin) external;

  /// @notice Deploys the settlement contract of a chain and registers the chain with MessageRoot.
  /// @param chainId Chain id of the new chain.
  /// @param validator Account that will settle its batches.
  /// @return zkChain Address of the chain's contract.
  function createNewChain(uint256 chainId, address validator) external returns (address zkChain);

  /// @notice Contract of a chain, the zero address if it is not registered.
  /// @param chainId The chain.
  /// @return zkChain Its contract.
  function getZKChain(uint256 chainId) external view returns (address zkChain);

  /// @notice The account that registers chains.
  /// @return account The account.
  function admin() external view returns (address account);

  /// @notice Whom MessageRoot lets register chains besides the Bridgehub itself: nobody here, so the zero address.
  /// @return handler The zero address.
  function chainAssetHandler() external view returns (address handler);
}
