// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @title Transfers of ETH that cannot be rejected
/// @notice Sends ETH without calling the recipient.
library ForcedTransfer {
  /// @notice Sends ETH of the calling contract. Reverts without data if it has too little.
  /// @dev Creates a contract whose constructor destroys it: `PUSH20 to SELFDESTRUCT`.
  /// @param to Recipient.
  /// @param amount Amount, in wei.
  function transferTo(address to, uint256 amount) internal {
    bytes memory creationCode = abi.encodePacked(hex"73", to, hex"ff");
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
      if iszero(create(amount, add(creationCode, 32), mload(creationCode))) {
        revert(0, 0)
      }
    }
  }
}
