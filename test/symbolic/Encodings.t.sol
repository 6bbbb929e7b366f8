// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {PayloadProbe} from "../../contracts/test/PayloadProbe.sol";
import {DepositMessageProbe} from "./world/DepositMessageProbe.sol";
import {SymbolicTest} from "./world/SymbolicTest.sol";

contract DepositMessageTheorems is SymbolicTest {
  DepositMessageProbe private immutable PROBE = new DepositMessageProbe();

  function check_roundTrip(address depositor, address beneficiary) external view {
    bytes memory own = PROBE.encode(depositor, depositor);
    vm.assertEq(PROBE.decodeBeneficiary(own), depositor, "the depositor");
    vm.assume(depositor != address(0));
    bytes memory data = PROBE.encode(depositor, beneficiary);
    vm.assertEq(PROBE.decodeBeneficiary(data), beneficiary, "the beneficiary");
  }

  function check_differentMessagesDiffer(
    address depositor,
    address beneficiary,
    address otherDepositor,
    address otherBeneficiary
  ) external view {
    bytes memory data = PROBE.encode(depositor, beneficiary);
    if (depositor == beneficiary) vm.assertEq(data, abi.encode(depositor), "the short form");
    bytes memory otherData = PROBE.encode(otherDepositor, otherBeneficiary);
    if (keccak256(data) != keccak256(otherData)) return;
    vm.assertEq(depositor, otherDepositor, "depositor");
    vm.assertEq(beneficiary, otherBeneficiary, "beneficiary");
  }

  /// @custom:halmos --array-lengths data={0,1,31,32,33,63,64,65,96}
  function check_decodesCanonicalBytesAlone(bytes memory data) external view {
    address beneficiary = PROBE.decodeBeneficiary(data);
    if (beneficiary == address(0)) return;
    // For any depositor, which is the first word.
    address depositor = address(uint160(uint256(bytes32(data))));
    vm.assertEq(data, PROBE.encode(depositor, beneficiary), "the encoding is unique");
    vm.assertTrue(depositor != address(0), "somebody deposited");
  }

  /// @custom:halmos --array-lengths data={0,1,31,32,33,63,64,65,96}
  function check_decodingNeverReverts(bytes memory data) external view {
    (bool success, ) = address(PROBE).staticcall(abi.encodeCall(PROBE.decodeBeneficiary, (data)));
    vm.assertTrue(success, "an result");
  }
}

contract InteropPayloadTheorems is SymbolicTest {
  PayloadProbe private immutable PROBE = new PayloadProbe();

  /// @custom:halmos --array-lengths body={0,1,31,32,33,64}
  function check_roundTrip(
    uint256 destinationChainId,
    uint64 deadline,
    bytes memory body
  ) external view {
    bytes memory data = PROBE.encode(destinationChainId, deadline, body);
    vm.assertTrue(PROBE.isMessage(data), "a message");
    (uint256 chainId, uint64 end, bytes memory decoded) = PROBE.decode(data);
    vm.assertEq(chainId, destinationChainId, "destination");
    vm.assertEq(end, deadline, "deadline");
    vm.assertEq(decoded, body, "body");
  }

  /// @custom:halmos --array-lengths data={0,1,32,33,40,41,42,73,105}
  function check_decodesCanonicalBytesAlone(bytes memory data) external view {
    if (!PROBE.isMessage(data)) return;
    (bool success, ) = address(PROBE).staticcall(abi.encodeCall(PROBE.decode, (data)));
    vm.assertTrue(success, "a message can be decoded");
    (uint256 chainId, uint64 deadline, bytes memory body) = PROBE.decode(data);
    vm.assertEq(data, PROBE.encode(chainId, deadline, body), "the encoding is unique");
  }

  /// @custom:halmos --array-lengths body={0,1,32},otherBody={0,1,32}
  function check_differentPayloadsDiffer(
    uint256 chainId,
    uint64 deadline,
    bytes memory body,
    uint256 otherChainId,
    uint64 otherDeadline,
    bytes memory otherBody
  ) external view {
    bytes memory data = PROBE.encode(chainId, deadline, body);
    bytes memory otherData = PROBE.encode(otherChainId, otherDeadline, otherBody);
    if (keccak256(data) != keccak256(otherData)) return;
    vm.assertEq(chainId, otherChainId, "destination");
    vm.assertEq(deadline, otherDeadline, "deadline");
    vm.assertEq(body, otherBody, "body");
  }

  /// @custom:halmos --array-lengths data={0,1,32,33,34,40,41,42}
  function check_oneCancellationForEachMessage(
    bytes memory data,
    bytes32 interopHash
  ) external view {
    bytes memory cancellation = PROBE.encodeCancellation(interopHash);
    vm.assertTrue(PROBE.isCancellation(cancellation, interopHash), "what was encoded");
    if (!PROBE.isCancellation(data, interopHash)) return;
    vm.assertEq(data, cancellation, "the encoding is unique");
    vm.assertTrue(!PROBE.isMessage(data), "and it is not a message");
  }

  /// @custom:halmos --array-lengths data={0,1,32,33,34,40,41,42}
  function check_predicatesNeverRevert(bytes memory data, bytes32 interopHash) external view {
    (bool isAnswered, ) = address(PROBE).staticcall(abi.encodeCall(PROBE.isMessage, (data)));
    vm.assertTrue(isAnswered, "an result");
    (isAnswered, ) = address(PROBE).staticcall(
      abi.encodeCall(PROBE.isCancellation, (data, interopHash))
    );
    vm.assertTrue(isAnswered, "an result");
  }
}
