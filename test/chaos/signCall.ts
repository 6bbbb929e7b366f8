import { type AccessList, type Address, type Hash, type Hex, keccak256 } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import type { ManifestChain } from '../../deployments/manifest'

const maxFeePerGas = 10n ** 12n

/** Signs the first transaction of an account. */
export async function signCall(
  account: PrivateKeyAccount,
  { chainId }: ManifestChain,
  call: { to: Address; data: Hex; gas: bigint; value?: bigint; accessList?: AccessList },
): Promise<{ serializedTransaction: Hex; hash: Hash }> {
  const serializedTransaction = await account.signTransaction({
    ...{ type: 'eip1559', chainId, nonce: 0, maxFeePerGas },
    ...call,
  })
  return { serializedTransaction, hash: keccak256(serializedTransaction) }
}
