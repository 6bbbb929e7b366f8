import { zeroHash } from 'viem'
import type { Batch, SettlementStep } from '../../settlement/Batch'

/** Settlement fields of block and batch details. */
export function settlementFields(batch: Batch | undefined) {
  return {
    status: batch?.execute ? 'verified' : 'sealed',
    commitTxHash: batch?.commit?.transactionHash ?? null,
    committedAt: timeOf(batch?.commit),
    proveTxHash: batch?.prove?.transactionHash ?? null,
    provenAt: timeOf(batch?.prove),
    executeTxHash: batch?.execute?.transactionHash ?? null,
    executedAt: timeOf(batch?.execute),
    // There is no L1 below the settlement layer and no bootloader's bytecode on a plain EVM node.
    l1GasPrice: 0,
    fairPubdataPrice: 0,
    baseSystemContractsHashes: { bootloader: zeroHash, default_aa: zeroHash },
  }
}

function timeOf(step: SettlementStep | undefined): string | null {
  return step ? isoTime(step.timestamp) : null
}

/** Seconds since the epoch as nodes print them. */
export function isoTime(seconds: bigint): string {
  return new Date(Number(seconds) * 1_000).toISOString()
}
