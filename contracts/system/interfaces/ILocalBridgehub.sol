// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title The part of the Bridgehub that messages need, and what clients ask it before anything else
/// @notice Knows the contract of each chain that settles here. MessageRoot lets only that contract add a chain's batches.
/// What it is asked about a chain that is not registered, it answers with zero.
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

  /// @notice Where deposits of a live network go in. The contract knows of no bridge.
  /// @return router The contract.
  function assetRouter() external view returns (address router);

  /// @notice The contract that knows which protocol a chain follows.
  /// @param chainId The chain.
  /// @return manager The contract, the same for all chains.
  function chainTypeManager(uint256 chainId) external view returns (address manager);

  /// @notice The token that a chain's fees are paid in: ether.
  /// @param chainId The chain.
  /// @return token The address that stands for ether.
  function baseToken(uint256 chainId) external view returns (address token);

  /// @notice Id of the token that a chain's fees are paid in: that of ether, native to this settlement layer.
  /// @param chainId The chain.
  /// @return assetId The id.
  function baseTokenAssetId(uint256 chainId) external view returns (bytes32 assetId);

  /// @notice Where a chain settles: here.
  /// @param chainId The chain.
  /// @return settlementChainId Chain id of this settlement layer.
  function settlementLayer(uint256 chainId) external view returns (uint256 settlementChainId);

  /// @notice Aggregates the batches of all chains that settle here.
  /// @return root The contract.
  function messageRoot() external view returns (address root);
}
