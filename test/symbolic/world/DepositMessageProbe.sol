// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {DepositMessage} from "../../../contracts/interop/DepositMessage.sol";

/// @notice Lets theorems call the library.
contract DepositMessageProbe {
  function encode(address depositor, address beneficiary) external pure returns (bytes memory) {
    return DepositMessage.encode(depositor, beneficiary);
  }

  function decodeBeneficiary(bytes calldata data) external pure returns (address) {
    return DepositMessage.decodeBeneficiary(data);
  }
}
