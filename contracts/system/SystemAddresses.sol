// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

// Addresses of ZKsync's protocol contracts, the same on every chain.

/// @dev Executes a chain's batches; the only account that may import interop roots.
address constant BOOTLOADER = address(0x8001);

/// @dev Sends the messages of applications.
address constant L1_MESSENGER = address(0x8008);

/// @dev Registry of the chains that settle on this settlement layer.
address constant BRIDGEHUB = address(0x10002);

/// @dev Holds bridged tokens. Not deployed on a local network, but asset ids are derived from the address.
address constant L2_NATIVE_TOKEN_VAULT = address(0x10004);

/// @dev Aggregates the batches of all chains that settle on this settlement layer.
address constant MESSAGE_ROOT = address(0x10005);

/// @dev Stores the interop roots that this chain has imported.
address constant L2_INTEROP_ROOT_STORAGE = address(0x10008);

/// @dev Verifies proofs of messages against the imported interop roots.
address constant L2_MESSAGE_VERIFICATION = address(0x10009);
