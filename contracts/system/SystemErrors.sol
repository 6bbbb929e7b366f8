// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

// Errors of the protocol that the published package does not declare. Everything else is imported from there.

/// @dev Thrown when an imported root does not consist of exactly one side. Selector 0x2f59bd0d.
error SidesLengthNotOne();

/// @dev Thrown when a root has been imported under the same chain and block before. Selector 0x2d48e8cf.
error InteropRootAlreadyExists();

/// @dev Thrown when a function is called on L1 that only exists on settlement layers above it. Selector 0x8eb4fc01.
error NotL2();

/// @dev Thrown when a proof spans more than one settlement layer. Selector 0x68d91b49.
error DepthMoreThanOneForRecursiveMerkleProof();
