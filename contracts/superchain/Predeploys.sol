// SPDX-License-Identifier: MIT
pragma solidity ^0.8.27;

// Addresses of the Superchain's interop contracts, the same on every chain.

/// @dev Declares that a log of another chain is relied upon.
address constant CROSS_L2_INBOX = 0x4200000000000000000000000000000000000022;

/// @dev Sends and relays messages between contracts.
address constant L2_TO_L2_CROSS_DOMAIN_MESSENGER = 0x4200000000000000000000000000000000000023;

/// @dev Sends ETH to other chains.
address constant SUPERCHAIN_ETH_BRIDGE = 0x4200000000000000000000000000000000000024;

/// @dev Holds the ETH that the bridge pays out.
address constant ETH_LIQUIDITY = 0x4200000000000000000000000000000000000025;
