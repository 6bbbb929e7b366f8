import type { Address } from 'viem'

/** Addresses of the system contracts for interop, the same on every ZKsync chain. */
export const systemAddresses = {
  bootloader: '0x0000000000000000000000000000000000008001',
  l1Messenger: '0x0000000000000000000000000000000000008008',
  bridgehub: '0x0000000000000000000000000000000000010002',
  messageRoot: '0x0000000000000000000000000000000000010005',
  interopRootStorage: '0x0000000000000000000000000000000000010008',
  messageVerification: '0x0000000000000000000000000000000000010009',
} as const satisfies Record<string, Address>

/**
 * Address of the interop center, the same on every chain: CREATE2 through the deterministic deployment proxy, salt 0.
 */
export const interopCenterAddress: Address = '0x5f6da9fAD7eA9Ecc53636817422C60513024C125'
