// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {IL2ToL2CrossDomainMessenger} from "../superchain/interfaces/IL2ToL2CrossDomainMessenger.sol";

/// @notice A target of messages that does what each message says.
contract CrossDomainProbe {
  /// @notice Emitted when a message arrives, with what the messenger says of it.
  event Observed(address caller, address sender, uint256 source, uint256 value, bytes data);

  /// @notice Emitted after a call, with its outcome.
  event Called(bool success, bytes result);

  function observe(bytes calldata data) external payable returns (bytes memory) {
    IL2ToL2CrossDomainMessenger messenger = IL2ToL2CrossDomainMessenger(msg.sender);
    (address sender, uint256 source) = messenger.crossDomainMessageContext();
    assert(sender == messenger.crossDomainMessageSender());
    assert(source == messenger.crossDomainMessageSource());
    emit Observed(msg.sender, sender, source, msg.value, data);
    return data;
  }

  /// @notice Makes calls one after the other, whether or not they succeed.
  function call(address to, bytes[] calldata calls) external {
    for (uint256 i = 0; i < calls.length; ++i) {
      (bool success, bytes memory result) = to.call(calls[i]);
      emit Called(success, result);
    }
  }

  /// @notice Reverts with these bytes.
  function refuse(bytes calldata data) external pure {
    LowLevelCall.bubbleRevert(data);
  }
}
