// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IL2ToL2CrossDomainMessenger} from "../../../contracts/superchain/interfaces/IL2ToL2CrossDomainMessenger.sol";

/// @notice In place of the messenger: with symbolic storage, it relays a message of any sender on any chain, or none.
contract AnyMessenger {
  bool private _isRelaying;
  address private _sender;
  uint256 private _source;

  function crossDomainMessageContext() external view returns (address sender, uint256 source) {
    require(_isRelaying, IL2ToL2CrossDomainMessenger.NotEntered());
    return (_sender, _source);
  }
}
