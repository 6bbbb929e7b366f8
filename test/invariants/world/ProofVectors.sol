// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {L2Message} from "@matterlabs/zksync-contracts/contracts/l1-contracts/common/Messaging.sol";
import {BOOTLOADER} from "../../../contracts/system/SystemAddresses.sol";
import {L2InteropRootStorage} from "../../../contracts/system/L2InteropRootStorage.sol";
import {Test} from "../foundry/Test.sol";
import {Claim} from "./Claim.sol";
import {InteropWorld} from "./InteropWorld.sol";

/// @notice Reads the published vectors.
abstract contract ProofVectors is Test {
  string private constant FILE = "test/vectors/proofs.json";

  /// @dev Imports the roots of all vectors.
  function importRoots(InteropWorld world) internal {
    string memory json = vm.readFile(FILE);
    for (uint256 i = 0; vm.keyExistsJson(json, _at(".interopRoots", i)); ++i)
      _importRoot(world, json, _at(".interopRoots", i));
    _importRoot(world, json, ".singleLevel.storedRoot");
  }

  /// @dev The valid proofs: of all shapes with a settlement layer, those of the public guide, and one that ends at a root
  /// stored for the source chain itself, with and without metadata.
  function acceptedClaims() internal view returns (Claim[] memory claims) {
    string memory json = vm.readFile(FILE);
    claims = new Claim[](28);
    for (uint256 i = 0; i < 24; ++i) claims[i] = _readClaim(json, _at(".valid", i));
    for (uint256 i = 0; i < 2; ++i) {
      claims[24 + i] = _readClaim(json, _at(".documented", i));
      claims[26 + i] = _readClaim(json, _at(".singleLevel.cases", i));
    }
  }

  function _importRoot(InteropWorld world, string memory json, string memory key) private {
    bytes32[] memory sides = new bytes32[](1);
    sides[0] = vm.parseJsonBytes32(json, string.concat(key, ".root"));
    uint256 chainId = vm.parseJsonUint(json, string.concat(key, ".chainId"));
    uint256 blockNumber = vm.parseJsonUint(json, string.concat(key, ".blockNumber"));
    L2InteropRootStorage rootStorage = world.ROOT_STORAGE();
    vm.prank(BOOTLOADER);
    rootStorage.addInteropRoot(chainId, blockNumber, sides);
  }

  function _readClaim(
    string memory json,
    string memory key
  ) private pure returns (Claim memory claim) {
    claim.chainId = vm.parseJsonUint(json, string.concat(key, ".srcChainId"));
    claim.batchNumber = vm.parseJsonUint(json, string.concat(key, ".batchNumber"));
    claim.index = vm.parseJsonUint(json, string.concat(key, ".index"));
    claim.proof = vm.parseJsonBytes32Array(json, string.concat(key, ".proof"));
    key = string.concat(key, ".message");
    claim.message = L2Message({
      txNumberInBatch: uint16(vm.parseJsonUint(json, string.concat(key, ".txNumberInBatch"))),
      sender: vm.parseJsonAddress(json, string.concat(key, ".sender")),
      data: vm.parseJsonBytes(json, string.concat(key, ".data"))
    });
  }

  function _at(string memory key, uint256 index) private pure returns (string memory) {
    return string.concat(key, "[", vm.toString(index), "]");
  }
}
