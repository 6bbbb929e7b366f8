import {
  type Address,
  createClient,
  encodeFunctionData,
  http,
  keccak256,
  publicActions,
  toHex,
  walletActions,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { stakingAbi } from '../../contracts/abi/Staking'
import type { ManifestChain, ManifestContract } from '../../deployments/manifest'
import { richAccount } from '../../ecosystem/config/accounts'

/** Each deposit rewards another of these accounts, which nobody has the key of. */
export function beneficiaryOf(index: number): Address {
  return privateKeyToAccount(keccak256(toHex(`beneficiary ${index}`))).address
}

export function connect({ rpcUrl }: ManifestChain) {
  return createClient({ transport: http(rpcUrl, { batch: true }), pollingInterval: 20 })
    .extend(publicActions)
    .extend(walletActions)
}

/** Makes a first deposit for each beneficiary, from an account of its own, funded by the chain. */
export async function deposit(
  chain: ManifestChain & { staking: ManifestContract },
  beneficiaries: readonly Address[],
): Promise<void> {
  const client = connect(chain)
  const data = (beneficiary: Address) =>
    encodeFunctionData({
      abi: stakingAbi,
      functionName: 'depositWithBeneficiary',
      args: [beneficiary],
    })
  const gasPrice = await client.getGasPrice()
  const perAccount = 10n ** 6n * gasPrice
  const rich = privateKeyToAccount(richAccount.privateKey)
  let nonce = await client.getTransactionCount({ address: rich.address })
  const fees = { maxFeePerGas: 2n * gasPrice, maxPriorityFeePerGas: 0n }
  await inParallel(beneficiaries, async (beneficiary) => {
    const account = privateKeyToAccount(keccak256(toHex(`depositor of ${beneficiary}`)))
    const funding = await client.sendTransaction({
      ...{ account: rich, to: account.address, value: perAccount, chain: null, nonce: nonce++ },
      ...{ gas: 21_000n, ...fees },
    })
    await client.waitForTransactionReceipt({ hash: funding, checkReplacement: false })
    const hash = await client.sendTransaction({
      ...{ account, to: chain.staking.address, data: data(beneficiary), value: 1n, chain: null },
      ...{ nonce: 0, gas: 150_000n, ...fees },
    })
    const { status } = await client.waitForTransactionReceipt({ hash, checkReplacement: false })
    if (status !== 'success') throw new Error(`The deposit ${hash} reverted`)
  })
}

/** Processes items, twenty at a time. */
async function inParallel<item>(
  items: readonly item[],
  work: (item: item) => Promise<void>,
): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
