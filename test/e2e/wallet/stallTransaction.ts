import {
  type AccessList,
  type Address,
  createWalletClient,
  type EIP1193RequestFn,
  type Hash,
  type Hex,
  http,
  type LocalAccount,
  publicActions,
} from 'viem'

export type TransactionCall = {
  to: Address
  data: Hex
  value: bigint
  gas?: bigint
  accessList?: AccessList
}

/** A transaction that stays pending because of a nonce gap. */
export type StalledTransaction = Awaited<ReturnType<typeof stallTransaction>>

/** Sends a transaction that stays pending, with a nonce one too high. */
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

  /** Sends a replacement, and fills the nonce gap. */
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
    /** Fills the nonce gap, so that it is included. */
    goOn,
    replaceWith,
    /** Replaces it with a higher fee. */
    speedUp: () => replaceWith(call),
    /** Cancels it with an empty transaction. */
    cancel: () => replaceWith(nothing),
    /** Drops it from the node. */
    async drop(): Promise<void> {
      const request: EIP1193RequestFn = client.request
      // `anvil_dropTransaction` does not drop transactions with a nonce gap.
      await request({ method: 'anvil_removePoolTransactions', params: [account.address] })
    },
  }
}
