// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

// Where ZKsync puts the contracts of the protocol. The same on every chain.

/// @dev Runs a chain's batches; the only account that may import interop roots.
address constant BOOTLOADER = address(0x8001);

/// @dev Takes an application's messages.
address constant L1_MESSENGER = address(0x8008);

/// @dev Knows the chains that settle on this settlement layer.
address constant BRIDGEHUB = address(0x10002);

/// @dev Keeps tokens that are bridged. Nothing is there on a local network, but ids of tokens are made of the address.
address constant L2_NATIVE_TOKEN_VAULT = address(0x10004);

/// @dev Aggregates the batches of all chains that settle on this settlement layer.
address constant MESSAGE_ROOT = address(0x10005);

/// @dev Keeps the interop roots that this chain has imported.
address constant L2_INTEROP_ROOT_STORAGE = address(0x10008);

/// @dev Checks proofs of messages against the imported interop roots.
address constant L2_MESSAGE_VERIFICATION = address(0x10009);
