// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title The message that a first deposit sends
/// @notice The depositor's address as one canonical ABI word and, if somebody else is to be rewarded, that account's
/// address as a second one. Both ends use this library, so that they can't disagree about it.
library DepositMessage {
  /// @notice Data of the message about a depositor who is rewarded.
  /// @param depositor The depositor.
  /// @return data The data: one ABI word.
  function encode(address depositor) internal pure returns (bytes memory data) {
    return abi.encode(depositor);
  }

  /// @notice Data of the message about a depositor who names a beneficiary.
  /// @param depositor The depositor.
  /// @param beneficiary Account that is rewarded.
  /// @return data The data: two ABI words, or one if they are the same account.
  function encode(
    address depositor,
    address beneficiary
  ) internal pure returns (bytes memory data) {
    return beneficiary == depositor ? abi.encode(depositor) : abi.encode(depositor, beneficiary);
  }

  /// @notice The account that a message rewards.
  /// @param data The data.
  /// @return beneficiary Zero if the data is anything but what `encode` makes of addresses other than zero.
  function decodeBeneficiary(bytes calldata data) internal pure returns (address beneficiary) {
    if (data.length == 32) return _toAddress(bytes32(data));
    if (data.length != 64) return address(0);
    address depositor = _toAddress(bytes32(data));
    beneficiary = _toAddress(bytes32(data[32:]));
    if (depositor == address(0) || depositor == beneficiary) return address(0);
  }

  /// @dev Zero for a word that holds more than an address.
  function _toAddress(bytes32 word) private pure returns (address) {
    return uint256(word) <= type(uint160).max ? address(uint160(uint256(word))) : address(0);
  }
}
