// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {
  L2Log,
  L2Message
} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {L1Messenger} from "../../../contracts/system/L1Messenger.sol";
import {L1_MESSENGER} from "../../../contracts/system/SystemAddresses.sol";
import {Handler} from "../foundry/Handler.sol";
import {Claim} from "../world/Claim.sol";
import {InteropWorld} from "../world/InteropWorld.sol";

/// @notice Sends and settles messages of several chains, and calls the verifier with true and false claims.
contract MessagesHandler is Handler {
  uint256 private constant MAX_CHAINS = 6;
  uint256 private constant FIRST_CHAIN_ID = 1000;

  InteropWorld public immutable WORLD = new InteropWorld();

  constructor() {
    WORLD.addChain(FIRST_CHAIN_ID);
    WORLD.addChain(FIRST_CHAIN_ID + 1);
  }

  function addChain() external {
    uint256 count = WORLD.chainCount();
    if (count == MAX_CHAINS) return;
    WORLD.addChain(FIRST_CHAIN_ID + count);
    _saw("chain added");
  }

  function send(uint256 chain, uint256 sender, bytes calldata data, uint256 count) external {
    vm.recordLogs();
    for (uint256 i = 0; i < bound(count, 1, 3); ++i) {
      vm.prank(address(uint160(bound(sender, 1, 5))));
      L1Messenger(L1_MESSENGER).sendToL1(data);
    }
    WORLD.collect(_chainAt(chain), vm.getRecordedLogs());
    _saw("message sent");
  }

  function settle(uint256 chain, bool joins) external {
    WORLD.settle(_chainAt(chain), joins);
    _saw("batch settled");
  }

  function updateFullTree() external {
    WORLD.updateFullTree();
    _saw("root published again");
  }

  function importRoot(uint256 seed) external {
    uint256 count = WORLD.rootCount();
    if (count == 0) return;
    if (WORLD.importRoot(seed % count)) _saw("root imported");
  }

  function prove(uint256 messageSeed, uint256 rootSeed) external {
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    vm.assertTrue(_accepts(claim), "a settled message is accepted");
    vm.assertTrue(_acceptsLog(claim, _logOf(claim.message)), "so is its log");
    _saw("message proven");
  }

  /// @notice A message whose root has yet to be imported.
  function proveTooEarly(uint256 messageSeed) external {
    uint256 roots = WORLD.rootCount();
    uint256 sent = WORLD.sentCount();
    if (sent == 0 || WORLD.isImported(roots - 1)) return;
    vm.assertTrue(!_accepts(_claimOf(messageSeed % sent, roots - 1)), "root not imported");
    _saw("claim rejected without a root");
  }

  /// @notice Makes a false claim about a message, with its proof or a corrupted one.
  function claimFalsely(
    uint256 messageSeed,
    uint256 rootSeed,
    uint256 kind,
    uint256 seed
  ) external {
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    _alter(claim, kind % 9, seed);
    if (kind & 0x100 != 0)
      claim.proof[seed % claim.proof.length] ^= bytes32(1 << (seed >> 8) % 256);
    bool wasSettled = WORLD.wasSettled(
      claim.chainId,
      claim.batchNumber,
      claim.index,
      claim.message
    );
    vm.assertTrue(!_accepts(claim) || wasSettled, "accepted an unsettled message");
    if (!wasSettled) _saw("false claim rejected");
  }

  /// @notice A log that only resembles that of a message.
  function claimOtherLog(uint256 messageSeed, uint256 rootSeed, uint256 kind) external {
    (bool found, Claim memory claim) = _anyClaim(messageSeed, rootSeed);
    if (!found) return;
    L2Log memory log = _logOf(claim.message);
    if (kind % 3 == 0) log.isService = false;
    if (kind % 3 == 1) log.l2ShardId = 1;
    if (kind % 3 == 2) log.sender = claim.message.sender;
    vm.assertTrue(!_acceptsLog(claim, log), "a log not from the messenger");
    _saw("false log rejected");
  }

  /// @notice Arbitrary proofs, including empty ones.
  function claimWithAnyWords(Claim calldata claim) external {
    vm.assertTrue(!_accepts(claim), "an arbitrary proof");
    _saw("arbitrary proof rejected");
  }

  function expectedOutcomes() external pure override returns (string[] memory outcomes) {
    outcomes = new string[](10);
    outcomes[0] = "chain added";
    outcomes[1] = "message sent";
    outcomes[2] = "batch settled";
    outcomes[3] = "root published again";
    outcomes[4] = "root imported";
    outcomes[5] = "message proven";
    outcomes[6] = "claim rejected without a root";
    outcomes[7] = "false claim rejected";
    outcomes[8] = "false log rejected";
    outcomes[9] = "arbitrary proof rejected";
  }

  function _alter(Claim memory claim, uint256 kind, uint256 seed) private view {
    if (kind == 0) claim.chainId = WORLD.chainIdOf(seed % WORLD.chainCount());
    if (kind == 1) claim.batchNumber = bound(seed, 0, 20);
    if (kind == 2) claim.index = bound(seed, 0, 5);
    if (kind == 3) claim.index += 1 << bound(seed, 0, 20);
    if (kind == 4) claim.message.txNumberInBatch = uint16(bound(seed, 0, 5));
    if (kind == 5) claim.message.sender = address(uint160(bound(seed, 0, 6)));
    if (kind == 6) claim.message.data = bytes.concat(claim.message.data, bytes1(uint8(seed)));
    if (kind == 7) claim.message.data = abi.encodePacked(seed);
    if (kind == 8) claim.batchNumber ^= 1 << seed % 256;
  }

  function _anyClaim(
    uint256 messageSeed,
    uint256 rootSeed
  ) private view returns (bool found, Claim memory claim) {
    uint256 sentId;
    uint256 rootId;
    (found, sentId, rootId) = WORLD.findProvable(messageSeed, rootSeed);
    if (found) claim = _claimOf(sentId, rootId);
  }

  function _claimOf(uint256 sentId, uint256 rootId) private view returns (Claim memory claim) {
    (claim.chainId, claim.batchNumber, claim.index, claim.message) = WORLD.messageOf(sentId);
    claim.proof = WORLD.proofOf(sentId, rootId);
  }

  function _accepts(Claim memory claim) private view returns (bool) {
    try
      WORLD.VERIFIER().proveL2MessageInclusionShared(
        claim.chainId,
        claim.batchNumber,
        claim.index,
        claim.message,
        claim.proof
      )
    returns (bool accepted) {
      return accepted;
    } catch {
      return false;
    }
  }

  function _acceptsLog(Claim memory claim, L2Log memory log) private view returns (bool) {
    return
      WORLD.VERIFIER().proveL2LogInclusionShared(
        claim.chainId,
        claim.batchNumber,
        claim.index,
        log,
        claim.proof
      );
  }

  function _chainAt(uint256 seed) private view returns (uint256) {
    return 1 + (seed % (WORLD.chainCount() - 1));
  }

  function _logOf(L2Message memory message) private pure returns (L2Log memory) {
    return
      L2Log({
        l2ShardId: 0,
        isService: true,
        txNumberInBatch: message.txNumberInBatch,
        sender: L1_MESSENGER,
        key: bytes32(uint256(uint160(message.sender))),
        value: keccak256(message.data)
      });
  }
}
