// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBridgehub} from "@matterlabs/zksync-contracts/contracts/l1-contracts/bridgehub/IBridgehub.sol";
import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {L2InteropRootStorage} from "../system/L2InteropRootStorage.sol";
import {MessageRoot} from "../system/MessageRoot.sol";
import {L2_INTEROP_ROOT_STORAGE, L2_MESSAGE_VERIFICATION} from "../system/SystemAddresses.sol";
import {LogsTree} from "../system/libraries/LogsTree.sol";
import {MessageHashing} from "../system/libraries/MessageHashing.sol";
import {BridgehubStub} from "./BridgehubStub.sol";

/// @notice Replays a history on its own settlement layer, imports the root and calls the verifier, all in one call.
/// Its code must be set at the bootloader's address, as only the bootloader can import roots.
contract ProofJudge {
  struct Batch {
    uint256 chainId;
    uint256 batchNumber;
    L2Message[] messages;
  }

  /// @param success Whether the call of the verifier succeeded.
  /// @param result Its result.
  struct Verdict {
    bool success;
    bytes result;
  }

  /// @param chainIds The chains, in the order of their registration.
  /// @param batches The batches, in the order of their execution.
  /// @param blockNumber Block of the settlement layer under which the root is imported.
  /// @param questions Calls of the verifier.
  /// @return interopRoot The root at the end of the history.
  /// @return verdicts Results of the calls.
  function judge(
    uint256[] calldata chainIds,
    Batch[] calldata batches,
    uint256 blockNumber,
    bytes[] calldata questions
  ) external returns (bytes32 interopRoot, Verdict[] memory verdicts) {
    interopRoot = _play(chainIds, batches);
    bytes32[] memory sides = new bytes32[](1);
    sides[0] = interopRoot;
    L2InteropRootStorage(L2_INTEROP_ROOT_STORAGE).addInteropRoot(block.chainid, blockNumber, sides);

    verdicts = new Verdict[](questions.length);
    for (uint256 i = 0; i < questions.length; ++i) {
      (bool success, bytes memory result) = L2_MESSAGE_VERIFICATION.staticcall(questions[i]);
      verdicts[i] = Verdict(success, result);
    }
  }

  function _play(
    uint256[] calldata chainIds,
    Batch[] calldata batches
  ) private returns (bytes32 interopRoot) {
    BridgehubStub bridgehub = new BridgehubStub(address(this));
    MessageRoot messageRoot = new MessageRoot(1, IBridgehub(address(bridgehub)));
    messageRoot.initialize();
    for (uint256 i = 0; i < chainIds.length; ++i) {
      bridgehub.setZKChain(chainIds[i], address(this));
      messageRoot.addNewChain(chainIds[i]);
    }
    for (uint256 i = 0; i < batches.length; ++i) {
      uint256 chainId = batches[i].chainId;
      bytes32 logsRoot = LogsTree.root(batches[i].messages);
      bytes32 batchRoot = MessageHashing.chainBatchRoot(logsRoot, chainId);
      messageRoot.addChainBatchRoot(chainId, batches[i].batchNumber, batchRoot);
    }
    return messageRoot.getAggregatedRoot();
  }
}
