import {
  type Address,
  createWalletClient,
  type EIP1193RequestFn,
  type Hash,
  type Hex,
  http,
  type LocalAccount,
  publicActions,
} from 'viem'

export type TransactionCall = { to: Address; data: Hex; value: bigint; gas?: bigint }

/** A transaction that no block takes, because one before it is missing. */
export type StalledTransaction = Awaited<ReturnType<typeof stallTransaction>>

/** Sends a transaction so that it waits in the node's pool: its nonce is one ahead. */
export async function stallTransaction({
  account,
  rpcUrl,
  call,
}: {
  account: LocalAccount
  rpcUrl: string
  call: TransactionCall
}) {
  const client = createWalletClient({ account, transport: http(rpcUrl) }).extend(publicActions)
  const missingNonce = await client.getTransactionCount({ address: account.address })
  const nonce = missingNonce + 1
  const fees = await client.estimateFeesPerGas()
  const nothing = { to: account.address, data: '0x', value: 0n } as const
  const hash = await client.sendTransaction({ ...call, ...fees, nonce, chain: null })

  /** Sends another one in its place, and what was missing before it. */
  async function replaceWith(replacement: TransactionCall): Promise<Hash> {
    const replacing = await client.sendTransaction({
      ...replacement,
      maxFeePerGas: 2n * fees.maxFeePerGas,
      maxPriorityFeePerGas: 2n * fees.maxPriorityFeePerGas,
      nonce,
      chain: null,
    })
    await goOn()
    return replacing
  }

  async function goOn(): Promise<void> {
    await client.sendTransaction({ ...nothing, ...fees, nonce: missingNonce, chain: null })
  }

  return {
    hash,
    /** Sends what was missing, so that a block takes it. */
    goOn,
    replaceWith,
    /** Sends it again at a higher fee. */
    speedUp: () => replaceWith(call),
    /** Sends nothing to oneself in its place. */
    cancel: () => replaceWith(nothing),
    /** Drops it from the node. */
    async drop(): Promise<void> {
      const request: EIP1193RequestFn = client.request
      // `anvil_dropTransaction` leaves those that wait for a nonce.
      await request({ method: 'anvil_removePoolTransactions', params: [account.address] })
    },
  }
}
