import type { Hash } from 'viem'

/** Identifies a message: a transaction can send several. */
export type MessageId = { chainId: number; hash: Hash; messageIndex: number }
