/** How far a scan of blocks has come. */
export type ScanProgress = {
  /** The last block scanned. */
  blockNumber: bigint
  /** The last block to scan. */
  toBlock: bigint
}

export type ScanOptions = {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ScanProgress) => void) | undefined
}
