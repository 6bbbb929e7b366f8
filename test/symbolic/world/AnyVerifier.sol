// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice In place of the verifier: any answer or refusal to any question, and the same to the same question. With
/// symbolic storage it stands for every verifier.
contract AnyVerifier {
  mapping(bytes32 question => uint256 answer) private _answers;

  fallback(bytes calldata question) external returns (bytes memory) {
    uint256 answer = _answers[keccak256(question)];
    require(answer < 2);
    return abi.encode(answer);
  }
}
