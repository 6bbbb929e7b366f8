import type { Address, Hex } from 'viem'

/** Funded by every local chain. Public keys of public test accounts: worthless anywhere else. */
export const mnemonic = 'test test test test test test test test test test test junk'

/** The rich account of ZKsync's public tutorials. */
export const richAccount = {
  address: '0x36615Cf349d7F6344891B1e7CA7C72883F5dc049',
  privateKey: '0x7726827caac94a7f9e1b160f7ea819f172f7b6f9d2a97f992c38edeab82d4110',
} as const satisfies { address: Address; privateKey: Hex }
