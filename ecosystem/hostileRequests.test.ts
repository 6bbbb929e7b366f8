import { encodeFunctionData, type Hash, numberToHex } from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { l1MessengerAbi } from '../contracts/abi/L1Messenger'
import { systemAddresses } from '../interop'
import { allChains } from './config/chains'
import { stakingTable } from './presets/stakingTable'
import { callChain } from './test/callChain'
import { staker } from './test/staker'
import { createStakingEcosystem, type StakingEcosystem } from './test/stakingEcosystem'
import { networkSenders } from './zksync/settlement/genesis'

const timeout = 120_000

let ecosystem: StakingEcosystem

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 1 })
}, timeout)

afterAll(() => ecosystem.stop())

type ChainName = 'gateway' | 'staking1' | 'rewards'

function ask(name: ChainName, method: string, ...params: unknown[]): Promise<unknown> {
  return callChain(ecosystem, name, method, params)
}

const stranger = `0x${'77'.repeat(20)}`
const maxWord = `0x${'f'.repeat(64)}`
const maxUint64 = numberToHex(2n ** 64n - 1n)
const receiptSchema = z.object({ transactionHash: z.custom<Hash>() })
const { bootloader } = systemAddresses

const chainNames = ['gateway', 'staking1', 'rewards'] as const

const senders = networkSenders(allChains(stakingTable(1)).map((config) => ({ config })))

describe('hostile developer methods', { timeout }, () => {
  // On the settlement layer this needs a commitment, and on the rewards chain an import.
  afterEach(async () => {
    const { transactionHash } = receiptSchema.parse(
      await ask('staking1', 'eth_sendTransactionSync', {
        from: ecosystem.accounts[0],
        to: systemAddresses.l1Messenger,
        data: encodeFunctionData({ abi: l1MessengerAbi, functionName: 'sendToL1', args: ['0x'] }),
      }),
    )
    await staker(ecosystem).until(transactionHash)
  })

  it.each(chainNames)(
    'messages continue to settle if the accounts of the network on %s have no balance',
    async (name) => {
      for (const account of senders) await ask(name, 'anvil_setBalance', account, '0x0')
    },
  )

  it.each(['gateway', 'rewards'] as const)(
    'messages continue to settle with the highest base fee on %s',
    async (name) => {
      await ask(name, 'anvil_setNextBlockBaseFeePerGas', maxUint64)
    },
  )

  it.each(chainNames)('%s rejects changes to accounts of the network', async (name) => {
    for (const account of senders)
      for (const [method, value] of [
        ['anvil_setNonce', maxUint64],
        ['hardhat_setNonce', maxUint64],
        ['evm_setAccountNonce', maxUint64],
        ['anvil_setCode', '0x5b'],
        ['hardhat_setCode', '0x5b'],
      ] as const)
        await expect(
          ask(name, method, account.toUpperCase().replace('X', 'x'), value),
        ).rejects.toThrow('the network itself sends transactions from it')
  })

  it.each(chainNames)('%s rejects mining too many blocks at once', async (name) => {
    for (const [method, ...params] of [
      ['anvil_mine', 1e12],
      ['anvil_mine', '0xe8d4a51000', '0x0'],
      ['hardhat_mine', '0xe8d4a51000'],
      ['evm_mine', { blocks: 1e12 }],
      ['evm_mine', { timestamp: null, blocks: '0xe8d4a51000' }],
      ['evm_mine_detailed', { blocks: 1e12 }],
      ['anvil_mine_detailed', { blocks: 1e12 }],
    ] as const)
      await expect(ask(name, method, ...params)).rejects.toThrow('at most 10000')
  })

  it.each(chainNames)(
    'messages continue to settle despite other developer methods on %s',
    async (name) => {
      const settled = [
        ask(name, 'eth_feeHistory', numberToHex(1e9), 'latest', [50]),
        ask(name, 'eth_getLogs', { fromBlock: '0x0', toBlock: 'latest' }),
        ask(name, 'anvil_setBalance', stranger, maxWord),
        ask(name, 'anvil_addBalance', stranger, maxWord),
        ask(name, 'anvil_setCode', stranger, `0x${'5b'.repeat(1_000_000)}`),
        ask(name, 'anvil_setNonce', stranger, maxUint64),
        ask(name, 'anvil_setCoinbase', bootloader),
        ask(name, 'anvil_autoImpersonateAccount', false),
        ask(name, 'anvil_dropAllTransactions'),
        ask(name, 'anvil_removePoolTransactions', bootloader),
        ask(name, 'eth_sendTransaction', {
          from: ecosystem.accounts[1],
          data: `0x${'5b'.repeat(60_000)}`,
        }),
        ...[...senders].map((sender) => ask(name, 'anvil_stopImpersonatingAccount', sender)),
        ...Array.from({ length: 100 }, (_, index) =>
          ask(name, 'eth_sendTransaction', {
            from: ecosystem.accounts[2],
            to: stranger,
            gas: '0x5208',
            nonce: numberToHex(1_000 + 2 * index),
          }),
        ),
        ...Array.from({ length: 1_000 }, () => ask(name, 'eth_newBlockFilter')),
      ]
      await Promise.allSettled(settled)
    },
  )
})
