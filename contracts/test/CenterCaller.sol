// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IInteropCenter} from "../interfaces/IInteropCenter.sol";
import {INTEROP_CENTER} from "../interop/InteropCenterAddress.sol";

/// @title Sends messages through the interop center
contract CenterCaller {
  function send(bytes calldata data) external returns (bytes32 interopHash) {
    return IInteropCenter(INTEROP_CENTER).sendInteropMessage(data);
  }
}
