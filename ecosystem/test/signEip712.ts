import { Wallet } from 'ethers'
import type { Hex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { EIP712Signer, type types, utils } from 'zksync-ethers'
import * as schemas from '../jsonrpc/schemas'

/** Key of an unfunded account. */
export const testKey: Hex = `0x${'a1'.repeat(32)}`
export const testSender = privateKeyToAddress(testKey)

/** A transaction of type 0x71 as zksync-ethers signs and serializes it. */
export async function signEip712({
  key = testKey,
  ...overrides
}: types.TransactionLike & { key?: Hex } = {}): Promise<Hex> {
  const wallet = new Wallet(key)
  const transaction = {
    type: utils.EIP712_TX_TYPE,
    chainId: 34234n,
    from: wallet.address,
    to: '0x00000000000000000000000000000000000000a5',
    nonce: 0,
    value: 5n,
    data: '0x1234',
    gasLimit: 100_000n,
    maxFeePerGas: 3_000_000_000n,
    maxPriorityFeePerGas: 1_000_000_000n,
    ...overrides,
  }
  const customData = {
    gasPerPubdata: utils.DEFAULT_GAS_PER_PUBDATA_LIMIT,
    ...overrides.customData,
  }
  const signer = new EIP712Signer(wallet, Number(transaction.chainId))
  const customSignature =
    customData.customSignature ?? (await signer.sign({ ...transaction, customData }))
  return schemas.hex.parse(
    utils.serializeEip712({ ...transaction, customData: { ...customData, customSignature } }),
  )
}
