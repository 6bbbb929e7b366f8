// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ICrossL2Inbox, Identifier} from "../interfaces/ICrossL2Inbox.sol";

/// @title Inbox for logs of other chains
/// @notice Deployed at 0x4200000000000000000000000000000000000022 on every chain. Stores nothing.
contract CrossL2Inbox is ICrossL2Inbox {
  /// @dev First byte of a checksum.
  uint8 private constant CHECKSUM_TYPE = 3;

  /// @inheritdoc ICrossL2Inbox
  function validateMessage(Identifier calldata id, bytes32 msgHash) external {
    require(_isWarm(calculateChecksum(id, msgHash)), NotInAccessList());
    emit ExecutingMessage(msgHash, id);
  }

  /// @inheritdoc ICrossL2Inbox
  function version() external pure returns (string memory semver) {
    return "1.0.2";
  }

  /// @inheritdoc ICrossL2Inbox
  function calculateChecksum(
    Identifier calldata id,
    bytes32 msgHash
  ) public pure returns (bytes32 checksum) {
    require(id.blockNumber <= type(uint64).max, BlockNumberTooHigh());
    require(id.logIndex <= type(uint32).max, LogIndexTooHigh());
    require(id.timestamp <= type(uint64).max, TimestampTooHigh());

    bytes32 logHash = keccak256(abi.encodePacked(id.origin, msgHash));
    bytes32 idLogHash = keccak256(
      abi.encodePacked(
        logHash,
        uint96(0),
        uint64(id.blockNumber),
        uint64(id.timestamp),
        uint32(id.logIndex)
      )
    );
    bytes32 hash = keccak256(abi.encodePacked(idLogHash, id.chainId));
    return bytes32(abi.encodePacked(CHECKSUM_TYPE, uint248(uint256(hash))));
  }

  /// @dev Returns whether a storage slot is warm. As nothing else reads storage, only the access list, or an earlier call
  /// for the same log, warms a slot; if that call was reverted, the slot is cold again.
  function _isWarm(bytes32 slot) private view returns (bool isWarm) {
    // solhint-disable-next-line no-inline-assembly
    assembly ("memory-safe") {
      let gasBefore := gas()
      let empty := sload(slot)
      // Plus the value, which is zero, so that the read is not optimized away.
      let spent := add(sub(gasBefore, gas()), empty)
      // Between the cost of reading a warm slot, 100, and that of a cold one, 2,100.
      isWarm := iszero(gt(spent, 1000))
    }
  }
}
