// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The message that a first deposit sends
/// @notice One canonical ABI word that holds the depositor's address. Both ends use this library, so that they can't
/// disagree about it.
library DepositMessage {
  /// @notice Data of the message about a depositor.
  /// @param depositor The depositor.
  /// @return data The data: one ABI word.
  function encode(address depositor) internal pure returns (bytes memory data) {
    return abi.encode(depositor);
  }

  /// @notice The depositor that a message is about.
  /// @param data The data.
  /// @return depositor Zero if the data is anything but what `encode` makes of an address other than zero.
  function decode(bytes calldata data) internal pure returns (address depositor) {
    if (data.length != 32) return address(0);
    uint256 word = uint256(bytes32(data));
    return word <= type(uint160).max ? address(uint160(word)) : address(0);
  }
}
