/**
 * Gas limit of a block. A message costs at least 2,012 gas, the price of its event, so no block holds more messages
 * than a batch.
 */
const blockGasLimit = 30_000_000n

/** Enough to import as many interop roots as fit in one transaction. */
const minBlockGasLimit = 10_000_000n

/** On the settlement layer, which has no batches itself: enough for the commitments of the largest batches. */
export const settlementBlockGasLimit = 1_000_000_000n

/** The default of geth's `--rpc.gascap`. */
export const defaultRpcGasCap = 50_000_000

/** Range of the block gas limit of a chain. */
export function blockGasLimits({ isSettlementLayer }: { isSettlementLayer: boolean }): {
  min: bigint
  max: bigint
} {
  return isSettlementLayer
    ? { min: settlementBlockGasLimit, max: settlementBlockGasLimit }
    : { min: minBlockGasLimit, max: blockGasLimit }
}
