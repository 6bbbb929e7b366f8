import type { Address } from 'viem'

/** Addresses of the system contracts that interop relies on, the same on every ZKsync chain. */
export const systemAddresses = {
  bootloader: '0x0000000000000000000000000000000000008001',
  l1Messenger: '0x0000000000000000000000000000000000008008',
  bridgehub: '0x0000000000000000000000000000000000010002',
  messageRoot: '0x0000000000000000000000000000000000010005',
  interopRootStorage: '0x0000000000000000000000000000000000010008',
  messageVerification: '0x0000000000000000000000000000000000010009',
} as const satisfies Record<string, Address>
