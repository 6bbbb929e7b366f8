// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Resolves accounts to names with the interface, errors and check of ENS's universal resolver.
contract EnsResolver {
  mapping(address account => string name) private _primaryNames;
  mapping(string name => address account) private _accounts;
  mapping(address account => string url) private _gateways;

  error ReverseAddressMismatch(string primary, bytes primaryAddress);
  error ResolverNotFound(bytes name);
  error OffchainLookup(
    address sender,
    string[] urls,
    bytes callData,
    bytes4 callbackFunction,
    bytes extraData
  );

  /// @notice Chooses a name for an account, as its owner can, regardless of whose it is.
  function setPrimaryName(address account, string calldata name) external {
    _primaryNames[account] = name;
  }

  /// @notice Resolves a name to an account, as the owner of the name can.
  function setAccount(string calldata name, address account) external {
    _accounts[name] = account;
  }

  /// @notice Refers those who resolve an account to a server.
  function setGateway(address account, string calldata url) external {
    _gateways[account] = url;
  }

  function reverseWithGateways(
    bytes calldata lookup,
    uint256,
    string[] calldata
  ) external view returns (string memory name, address, address) {
    address account = address(bytes20(lookup));
    if (bytes(_gateways[account]).length > 0) {
      string[] memory urls = new string[](1);
      urls[0] = _gateways[account];
      revert OffchainLookup(address(this), urls, lookup, this.resolved.selector, "");
    }
    name = _primaryNames[account];
    require(bytes(name).length > 0, ResolverNotFound(lookup));
    require(
      _accounts[name] == account,
      ReverseAddressMismatch(name, abi.encodePacked(_accounts[name]))
    );
    return (name, address(this), address(this));
  }

  /// @notice Believes what a server says.
  function resolved(
    bytes calldata response,
    bytes calldata
  ) external pure returns (string memory, address, address) {
    return abi.decode(response, (string, address, address));
  }
}
