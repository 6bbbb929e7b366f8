import {
  bytesToHex,
  hexToBytes,
  numberToHex,
  parseEther,
  parseSignature,
  parseTransaction,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utils } from 'zksync-ethers'
import { z } from 'zod'
import { mnemonic } from '../../../config/accounts'
import * as schemas from '../../../jsonrpc/schemas'
import { signEip712, testSender } from '../../../test/signEip712'
import { startServedChain } from '../../../test/startServedChain'

const account = mnemonicToAccount(mnemonic)
const to = '0x00000000000000000000000000000000000000a5'

const signaturesSchema = z.array(
  z
    .object({ common_data: z.object({ L2: z.object({ signature: z.array(z.number()) }) }) })
    .transform(({ common_data }) => common_data.L2.signature),
)

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
  await chain.call('anvil_setBalance', [testSender, numberToHex(parseEther('1'))])
})

afterAll(() => chain.stop())

async function rawTransactionsOfLast() {
  const latest = await chain.node.client.getBlock()
  const transactions = await chain.call('zks_getRawBlockTransactions', [Number(latest.number)])
  return { transactions, receivedMs: Number(latest.timestamp) * 1_000 }
}

describe('zks_getRawBlockTransactions', () => {
  it('returns a transaction of type 0x71 as it was sent', async () => {
    const raw = await signEip712()
    await chain.call('eth_sendRawTransactionSync', [raw])
    const { hash, customData } = utils.parseEip712(raw)
    const { transactions, receivedMs } = await rawTransactionsOfLast()
    expect(transactions).toEqual([
      {
        common_data: {
          L2: {
            nonce: 0,
            fee: {
              gas_limit: numberToHex(100_000),
              max_fee_per_gas: numberToHex(3_000_000_000),
              max_priority_fee_per_gas: numberToHex(1_000_000_000),
              gas_per_pubdata_limit: '0xc350',
            },
            initiatorAddress: testSender.toLowerCase(),
            signature: [...hexToBytes(schemas.hex.parse(customData?.customSignature))],
            transactionType: 'EIP712Transaction',
            input: { hash, data: [...hexToBytes(raw)] },
            paymasterParams: {
              paymaster: '0x0000000000000000000000000000000000000000',
              paymasterInput: [],
            },
          },
        },
        execute: { contractAddress: to, calldata: '0x1234', value: '0x5', factoryDeps: [] },
        received_timestamp_ms: receivedMs,
        raw_bytes: raw,
      },
    ])
  })

  it.each([
    ['LegacyTransaction', { type: 'legacy', gasPrice: 3_000_000_000n }],
    ['EIP2930Transaction', { type: 'eip2930', gasPrice: 3_000_000_000n }],
    ['EIP1559Transaction', { type: 'eip1559', maxFeePerGas: 3_000_000_000n }],
  ] as const)('returns bytes and signature of type %s', async (transactionType, fields) => {
    const nonce = Number(await chain.call('eth_getTransactionCount', [account.address, 'latest']))
    const transaction = { ...fields, chainId: 34234, nonce, to, gas: 21_000n } as const
    const raw = await account.signTransaction(transaction)
    await chain.call('eth_sendRawTransactionSync', [raw])
    const { transactions } = await rawTransactionsOfLast()
    const initiatorAddress = account.address.toLowerCase()
    expect(transactions).toMatchObject([
      {
        common_data: {
          L2: { transactionType, initiatorAddress, input: { data: [...hexToBytes(raw)] } },
        },
        raw_bytes: raw,
      },
    ])
    const [signature = []] = signaturesSchema.parse(transactions)
    const { r, s, yParity } = parseSignature(bytesToHex(Uint8Array.from(signature)))
    expect(parseTransaction(raw)).toMatchObject({ r, s, yParity })
  })

  it('returns neither signature nor bytes for an impersonated account', async () => {
    const from = '0x00000000000000000000000000000000000000c7'
    await chain.call('anvil_setBalance', [from, numberToHex(parseEther('1'))])
    await chain.call('anvil_impersonateAccount', [from])
    await chain.call('eth_sendTransactionSync', [{ from, to }])
    const { transactions } = await rawTransactionsOfLast()
    expect(transactions).toMatchObject([
      { common_data: { L2: { signature: [], input: null } }, raw_bytes: null },
    ])
  })

  it('is empty for an unknown block', async () => {
    expect(await chain.call('zks_getRawBlockTransactions', [1_000_000])).toEqual([])
  })
})
