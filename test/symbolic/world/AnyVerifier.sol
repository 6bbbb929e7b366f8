// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice In place of the verifier: any result or refusal to any question, and the same to the same question. With
/// symbolic storage it stands for every verifier.
contract AnyVerifier {
  mapping(bytes32 question => uint256 result) private _answers;

  fallback(bytes calldata question) external returns (bytes memory) {
    uint256 result = _answers[keccak256(question)];
    require(result < 2);
    return abi.encode(result);
  }
}
