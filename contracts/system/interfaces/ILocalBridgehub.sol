// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Minimal Bridgehub: what messages need, and the views that clients call first
/// @notice Registers the contract of each chain that settles here. MessageRoot lets only that contract add batches of the
/// chain. Views return zero for a chain that is not registered.
interface ILocalBridgehub {
  /// @notice Emitted when a chain is registered, and settles here from then on.
  /// @param chainId Chain id of the chain.
  /// @param zkChain Its contract here.
  /// @param validator The account that settles its batches.
  event NewChain(uint256 indexed chainId, address indexed zkChain, address indexed validator);

  /// @notice Thrown when the caller is not allowed to register chains.
  /// @param caller The caller.
  /// @param admin The account that is.
  error BridgehubOnlyAdmin(address caller, address admin);

  /// @notice Sets the account that registers chains. Can only be called once.
  /// @dev Not a constructor, because code set at a fixed address starts with empty storage.
  /// @param newAdmin The account.
  function initialize(address newAdmin) external;

  /// @notice Deploys the settlement contract of a chain and registers the chain with MessageRoot.
  /// @param chainId Chain id of the new chain.
  /// @param validator Account that will settle its batches.
  /// @return zkChain Address of the chain's contract.
  function createNewChain(uint256 chainId, address validator) external returns (address zkChain);

  /// @notice Returns the contract of a chain, or the zero address if it is not registered.
  /// @param chainId The chain.
  /// @return zkChain Its contract.
  function getZKChain(uint256 chainId) external view returns (address zkChain);

  /// @notice Returns the account that registers chains.
  /// @return account The account.
  function admin() external view returns (address account);

  /// @notice Returns the contract besides the Bridgehub that MessageRoot lets register chains: none here.
  /// @return handler The zero address.
  function chainAssetHandler() external view returns (address handler);

  /// @notice Returns the contract that routes deposits on a live network. No bridge is behind it here.
  /// @return router The contract.
  function assetRouter() external view returns (address router);

  /// @notice Returns the contract that knows the protocol version of a chain.
  /// @param chainId The chain.
  /// @return manager The contract, the same for all chains.
  function chainTypeManager(uint256 chainId) external view returns (address manager);

  /// @notice Returns the base token of a chain, in which fees are paid: ether.
  /// @param chainId The chain.
  /// @return token The address that represents ether.
  function baseToken(uint256 chainId) external view returns (address token);

  /// @notice Returns the asset id of a chain's base token: that of ether, native to this settlement layer.
  /// @param chainId The chain.
  /// @return assetId The id.
  function baseTokenAssetId(uint256 chainId) external view returns (bytes32 assetId);

  /// @notice Returns where a chain settles: here.
  /// @param chainId The chain.
  /// @return settlementChainId Chain id of this settlement layer.
  function settlementLayer(uint256 chainId) external view returns (uint256 settlementChainId);

  /// @notice Returns the contract that aggregates the batches of all chains that settle here.
  /// @return root The contract.
  function messageRoot() external view returns (address root);
}
