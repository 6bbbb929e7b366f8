// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Codec of the message that a first deposit sends
/// @notice The ABI-encoded address of the depositor, followed by that of the beneficiary if it differs. Both sides use
/// this library, so that they agree on the encoding.
library DepositMessage {
  /// @notice Encodes the message of a deposit.
  /// @param depositor The depositor.
  /// @param beneficiary Account to reward, which can be the depositor.
  /// @return data The data: two ABI words, or one if they are the same account.
  function encode(
    address depositor,
    address beneficiary
  ) internal pure returns (bytes memory data) {
    return beneficiary == depositor ? abi.encode(depositor) : abi.encode(depositor, beneficiary);
  }

  /// @notice Decodes the account that a message rewards.
  /// @param data The data.
  /// @return beneficiary The account, or zero unless the data is the result of `encode` for nonzero addresses.
  function decodeBeneficiary(bytes calldata data) internal pure returns (address beneficiary) {
    if (data.length == 32) return _toAddress(bytes32(data));
    if (data.length != 64) return address(0);
    address depositor = _toAddress(bytes32(data));
    beneficiary = _toAddress(bytes32(data[32:]));
    if (depositor == address(0) || depositor == beneficiary) return address(0);
  }

  /// @dev Returns zero for a word that exceeds 160 bits.
  function _toAddress(bytes32 word) private pure returns (address) {
    return uint256(word) <= type(uint160).max ? address(uint160(uint256(word))) : address(0);
  }
}
