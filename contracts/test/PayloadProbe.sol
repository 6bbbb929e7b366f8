// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {InteropPayload} from "../interop/InteropPayload.sol";

/// @notice Lets tests call the library of payloads.
contract PayloadProbe {
  function encode(
    uint256 destinationChainId,
    uint64 deadline,
    bytes calldata body
  ) external pure returns (bytes memory) {
    return InteropPayload.encode(destinationChainId, deadline, body);
  }

  function encodeCancellation(bytes32 interopHash) external pure returns (bytes memory) {
    return InteropPayload.encodeCancellation(interopHash);
  }

  function isMessage(bytes calldata data) external pure returns (bool) {
    return InteropPayload.isMessage(data);
  }

  function isCancellation(bytes calldata data, bytes32 interopHash) external pure returns (bool) {
    return InteropPayload.isCancellation(data, interopHash);
  }

  function decode(bytes calldata data) external pure returns (uint256, uint64, bytes memory) {
    return InteropPayload.decode(data);
  }
}
