// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

/// @dev Address of the interop center on every chain: derived with CREATE2 from its code, salt 0 and the deterministic deployment
/// proxy 0x4e59b44847b379578588920cA78FbF26c0B4956C.
address constant INTEROP_CENTER = 0x5f6da9fAD7eA9Ecc53636817422C60513024C125;
