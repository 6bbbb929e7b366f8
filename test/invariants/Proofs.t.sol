// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {IMessageVerification} from "@matterlabs/zksync-contracts/contracts/l1-contracts/state-transition/chain-interfaces/IMessageVerification.sol";
import {L2_MESSAGE_VERIFICATION} from "../../contracts/system/SystemAddresses.sol";
import {Claim, encodeClaim} from "./world/Claim.sol";
import {InteropWorld} from "./world/InteropWorld.sol";
import {ProofVectors} from "./world/ProofVectors.sol";

/// @notice Flips every bit of a call to the verifier, and drops, duplicates, swaps and appends the elements of a proof:
/// whatever is accepted is a proof of the same message, from the same chain, batch and position.
contract ProofsTest is ProofVectors {
  /// @dev Other bits of the byte that marks the last level, any of which can be set.
  uint256 private constant FREE_BITS_OF_THE_MARK = 7;
  uint256 private constant SELECTOR_BYTES = 4;

  uint256 private constant SHORTEST_PATHS = 0;
  uint256 private constant LONG_PATH = 12;
  uint256 private constant GUIDE = 24;
  uint256 private constant ONE_LEVEL = 26;
  uint256 private constant WITHOUT_METADATA = 27;

  Claim[] private _claims;

  function setUp() external {
    importRoots(new InteropWorld());
    Claim[] memory claims = acceptedClaims();
    for (uint256 i = 0; i < claims.length; ++i) _claims.push(claims[i]);
  }

  function test_acceptsEveryVector() external view {
    for (uint256 i = 0; i < _claims.length; ++i)
      vm.assertTrue(_accepts(_callOf(_claims[i])), "a published proof");
  }

  function test_anyBitFlippedInACallFromTheGuide() external view {
    _flipEveryBitOf(GUIDE);
  }

  function test_anyBitFlippedInACallWithALongPath() external view {
    _flipEveryBitOf(LONG_PATH);
  }

  function test_anyBitFlippedInACallWithTheShortestPaths() external view {
    _flipEveryBitOf(SHORTEST_PATHS);
  }

  function test_anyBitFlippedInACallWithOneLevel() external view {
    _flipEveryBitOf(ONE_LEVEL);
  }

  function test_anyBitFlippedInACallWithoutMetadata() external view {
    _flipEveryBitOf(WITHOUT_METADATA);
  }

  function testHeavy_anyBitFlippedInAnyCall() external view {
    for (uint256 i = 0; i < _claims.length; ++i) this.flipEveryBit(i);
  }

  /// @notice Without its metadata, the last level is read as a plain path, which is the same path, as specified by the
  /// protocol.
  function test_anyWordDropped() external view {
    for (uint256 i = 0; i < _claims.length; ++i) {
      Claim memory claim = _claims[i];
      bytes32[] memory elements = claim.proof;
      for (uint256 j = 0; j < elements.length; ++j) {
        claim.proof = new bytes32[](elements.length - 1);
        for (uint256 k = 0; k + 1 < elements.length; ++k)
          claim.proof[k] = elements[k < j ? k : k + 1];
        vm.assertTrue(
          _accepts(_callOf(claim)) == (j == _lastMetadata(elements)),
          "an element is missing"
        );
      }
    }
  }

  function test_anyWordDoubled() external view {
    for (uint256 i = 0; i < _claims.length; ++i) {
      Claim memory claim = _claims[i];
      bytes32[] memory elements = claim.proof;
      for (uint256 j = 0; j < elements.length; ++j) {
        claim.proof = new bytes32[](elements.length + 1);
        for (uint256 k = 0; k <= elements.length; ++k)
          claim.proof[k] = elements[k <= j ? k : k - 1];
        _requireRefusedUnlessItBegins(claim, elements);
      }
    }
  }

  function test_anyTwoWordsSwapped() external view {
    for (uint256 i = 0; i < _claims.length; ++i) this.swapAnyTwoWords(i);
  }

  /// @notice Trailing elements are ignored, as specified by the protocol.
  function test_anyWordAppended() external view {
    for (uint256 i = 0; i < _claims.length; ++i) {
      Claim memory claim = _claims[i];
      bytes32[] memory elements = claim.proof;
      for (uint256 j = 0; j <= elements.length; ++j) {
        claim.proof = new bytes32[](elements.length + 1);
        for (uint256 k = 0; k < elements.length; ++k) claim.proof[k] = elements[k];
        if (j < elements.length) claim.proof[elements.length] = elements[j];
        vm.assertTrue(_accepts(_callOf(claim)) == _hasMetadata(elements), "an extra element");
      }
    }
  }

  /// @notice The claim of one proof is rejected with the proof of another message.
  function test_anyTwoCallsMixedUp() external view {
    for (uint256 i = 0; i < _claims.length; ++i)
      for (uint256 j = 0; j < _claims.length; ++j) {
        if (_identityOf(_claims[i]) == _identityOf(_claims[j])) continue;
        Claim memory claim = _claims[i];
        claim.proof = _claims[j].proof;
        vm.assertTrue(!_accepts(_callOf(claim)), "the proof of another message");
        claim = _claims[i];
        claim.message = _claims[j].message;
        vm.assertTrue(!_accepts(_callOf(claim)), "another message");
      }
  }

  function testFuzz_anyBitsFlipped(uint256 which, uint256[] calldata positions) external view {
    Claim memory claim = _claims[which % _claims.length];
    bytes memory call = _callOf(claim);
    for (uint256 i = 0; i < positions.length; ++i) _flip(call, _anyBit(positions[i], call.length));
    if (_accepts(call)) _requireSameMessage(call, claim);
  }

  function flipEveryBit(uint256 which) external view returns (uint256 accepted) {
    Claim memory claim = _claims[which];
    bytes memory call = _callOf(claim);
    for (uint256 bit = SELECTOR_BYTES * 8; bit < call.length * 8; ++bit) {
      _flip(call, bit);
      if (_accepts(call)) {
        ++accepted;
        _requireSameMessage(call, claim);
      }
      _flip(call, bit);
    }
  }

  function swapAnyTwoWords(uint256 which) external view {
    Claim memory claim = _claims[which];
    bytes32[] memory elements = _claims[which].proof;
    for (uint256 i = 0; i < elements.length; ++i)
      for (uint256 j = i + 1; j < elements.length; ++j) {
        (claim.proof[i], claim.proof[j]) = (elements[j], elements[i]);
        _requireRefusedUnlessItBegins(claim, elements);
        (claim.proof[i], claim.proof[j]) = (elements[i], elements[j]);
      }
  }

  /// @notice Identifies the message of a call to the verifier, decoded like by the verifier.
  function identify(
    uint256 chainId,
    uint256 batchNumber,
    uint256 index,
    L2Message calldata message,
    bytes32[] calldata
  ) external pure returns (bytes32) {
    return keccak256(abi.encode(chainId, batchNumber, index, message));
  }

  /// @dev Also accepted: any padding of the message's last word, and any mark of the last level.
  function _flipEveryBitOf(uint256 which) private view {
    Claim memory claim = _claims[which];
    uint256 padding = ((32 - (claim.message.data.length % 32)) % 32) * 8;
    uint256 free = _hasMetadata(claim.proof) ? FREE_BITS_OF_THE_MARK : 0;
    vm.assertEq(this.flipEveryBit(which), padding + free, "accepted flips");
  }

  function _requireSameMessage(bytes memory call, Claim memory claim) private view {
    bytes memory question = bytes.concat(call);
    for (uint256 i = 0; i < SELECTOR_BYTES; ++i) question[i] = this.identify.selector[i];
    (bool success, bytes memory result) = address(this).staticcall(question);
    vm.assertTrue(success, "accepted a malformed call");
    vm.assertEq(abi.decode(result, (bytes32)), _identityOf(claim), "accepted another message");
  }

  /// @dev Elements after a proof have no effect.
  function _requireRefusedUnlessItBegins(
    Claim memory claim,
    bytes32[] memory elements
  ) private view {
    bool begins = true;
    for (uint256 i = 0; i < elements.length; ++i) begins = begins && claim.proof[i] == elements[i];
    if (!begins) vm.assertTrue(!_accepts(_callOf(claim)), "other elements");
  }

  function _accepts(bytes memory call) private view returns (bool) {
    (bool success, bytes memory result) = L2_MESSAGE_VERIFICATION.staticcall(call);
    return success && abi.decode(result, (bool));
  }

  /// @dev Where the last level begins; out of range if the elements are one path.
  function _lastMetadata(bytes32[] memory elements) private pure returns (uint256) {
    if (!_hasMetadata(elements)) return elements.length;
    bool isFinal = elements[0][3] != 0;
    return isFinal ? 0 : 19 + uint256(uint8(elements[0][2]));
  }

  function _hasMetadata(bytes32[] memory elements) private pure returns (bool) {
    return uint224(uint256(elements[0])) == 0;
  }

  function _callOf(Claim memory claim) private pure returns (bytes memory) {
    return encodeClaim(IMessageVerification.proveL2MessageInclusionShared.selector, claim);
  }

  function _identityOf(Claim memory claim) private pure returns (bytes32) {
    return keccak256(abi.encode(claim.chainId, claim.batchNumber, claim.index, claim.message));
  }

  function _anyBit(uint256 seed, uint256 length) private pure returns (uint256) {
    return bound(seed, SELECTOR_BYTES * 8, length * 8 - 1);
  }

  function _flip(bytes memory call, uint256 bit) private pure {
    call[bit / 8] ^= bytes1(uint8(1 << bit % 8));
  }
}
