import type { Address } from 'viem'

/** Addresses of the contracts for interop, the same on every chain of the Superchain. */
export const superchainAddresses = {
  crossL2Inbox: '0x4200000000000000000000000000000000000022',
  l2ToL2CrossDomainMessenger: '0x4200000000000000000000000000000000000023',
  superchainETHBridge: '0x4200000000000000000000000000000000000024',
  ethLiquidity: '0x4200000000000000000000000000000000000025',
} as const satisfies Record<string, Address>
