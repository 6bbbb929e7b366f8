import { type Hex, numberToHex, pad, parseEther } from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mnemonic } from '../../../config/accounts'
import * as schemas from '../../../jsonrpc/schemas'
import { signEip712, testSender } from '../../../test/signEip712'
import { startServedChain } from '../../../test/startServedChain'

const contract = '0x00000000000000000000000000000000000000a5'

/** Stores 42 in slot 1 and 0 in slot 2, and emits an anonymous event with one zero byte. */
const code = '0x602a600155600060025560016000a0'

const answerSchema = z.object({ transactionHash: schemas.hash })

const word = (value: number) => pad(numberToHex(value))

let chain: Awaited<ReturnType<typeof startServedChain>>

beforeAll(async () => {
  chain = await startServedChain()
  await chain.call('anvil_setBalance', [testSender, numberToHex(parseEther('1'))])
})

afterAll(() => chain.stop())

beforeEach(async () => {
  await chain.call('anvil_setCode', [contract, code])
  await chain.call('anvil_setStorageAt', [contract, '0x1', word(0)])
  await chain.call('anvil_setStorageAt', [contract, '0x2', word(7)])
})

const send = (raw: Hex) => chain.call('zks_sendRawTransactionWithDetailedOutput', [raw])

async function signPlain() {
  const account = mnemonicToAccount(mnemonic)
  const nonce = Number(await chain.call('eth_getTransactionCount', [account.address, 'latest']))
  return account.signTransaction({
    type: 'eip1559',
    chainId: 34234,
    nonce,
    to: contract,
    gas: 100_000n,
    maxFeePerGas: 3_000_000_000n,
  })
}

describe('zks_sendRawTransactionWithDetailedOutput', () => {
  it.each([
    ['0x71', signEip712],
    ['0x2', signPlain],
  ])(
    'sends a transaction of type %s, and returns its storage writes and events',
    async (type, sign) => {
      const answer = await send(await sign())
      const { transactionHash } = answerSchema.parse(answer)
      expect(answer).toMatchObject({
        storageLogs: [
          { address: contract, key: word(1), writtenValue: word(42) },
          { address: contract, key: word(2), writtenValue: word(0) },
        ],
        events: [{ address: contract, topics: [], data: '0x00', transactionHash, blockHash: null }],
      })
      expect(await chain.call('eth_getTransactionByHash', [transactionHash])).toMatchObject({
        type,
        to: contract,
      })
    },
  )

  it.each(['0x', '0x02', '0xc0', '0x02c0', '0x71c0', `0x02${'ff'.repeat(100)}`] as const)(
    'refuses %s, which is no transaction',
    async (raw) => {
      await expect(send(raw)).rejects.toMatchObject({ code: 3 })
    },
  )
})
