import { encodeAbiParameters, encodeEventTopics, numberToHex, zeroAddress, zeroHash } from 'viem'
import { describe, expect, it } from 'vitest'
import { l1MessengerAbi } from '../../../contracts/abi/L1Messenger'
import { manifestChains } from '../../../deployments/interopChains'
import { systemAddresses } from '../../../interop/addresses'
import { rpcError, type StubResponse, stubNode } from '../../../interop/test/stubNode'
import { sampleManifest } from '../../shared/test/sampleManifest'
import { search } from './search'

const hash = `0x${'ab'.repeat(32)}` as const

/** Nodes that return null, except for the responses of one of them. */
function network(chainName: string, responses: Record<string, StubResponse>) {
  const nothing = {
    eth_blockNumber: '0x5',
    eth_getLogs: [],
    eth_getTransactionByHash: null,
    eth_getBlockByHash: null,
    eth_getBlockByNumber: null,
    zks_getL1BatchDetails: null,
    zks_getL1BatchBlockRange: null,
  }
  const nodes = new Map(
    manifestChains(sampleManifest).map(({ name, chainId }) => [
      chainId,
      stubNode(name === chainName ? { ...nothing, ...responses } : nothing),
    ]),
  )
  return {
    manifest: sampleManifest,
    clientOf(chainId: number) {
      const node = nodes.get(chainId)
      if (!node) throw new Error(`There is no chain ${chainId}`)
      return node.client
    },
  }
}

const findings = async (...parameters: Parameters<typeof search>) =>
  (await search(...parameters)).flatMap(({ outcome }) => outcome.finding?.path ?? [])

const block = {
  number: '0x10',
  hash,
  parentHash: zeroHash,
  stateRoot: zeroHash,
  timestamp: '0x1',
  gasUsed: '0x0',
  gasLimit: '0x0',
  transactions: [],
}

describe('search', () => {
  it('finds a transaction, whatever its case and the space around it', async () => {
    const transaction = {
      hash,
      from: zeroAddress,
      to: zeroAddress,
      value: '0x0',
      input: '0x',
      nonce: '0x0',
      gas: '0x0',
      blockNumber: '0x1',
    }
    const on = network('staking2', { eth_getTransactionByHash: transaction })
    const text = ` ${hash.toUpperCase().replace('0X', '0x')} `
    expect(await findings(text, on)).toEqual([`/5328/tx/${hash}`])
  })

  it('finds a block by its hash', async () => {
    const on = network('gateway', { eth_getBlockByHash: block })
    expect(await findings(hash, on)).toEqual(['/506/block/16'])
  })

  it('finds the transaction that sent a message by the hash of the message', async () => {
    const transactionHash = `0x${'cd'.repeat(32)}`
    const on = network('staking1', {
      eth_getLogs: [
        {
          address: systemAddresses.l1Messenger,
          topics: encodeEventTopics({
            abi: l1MessengerAbi,
            eventName: 'L1MessageSent',
            args: { _sender: zeroAddress, _hash: hash },
          }),
          data: encodeAbiParameters([{ type: 'bytes' }], ['0x']),
          blockNumber: '0x2',
          blockHash: zeroHash,
          transactionHash,
          transactionIndex: '0x0',
          logIndex: '0x0',
          removed: false,
        },
      ],
    })
    expect(await findings(hash, on)).toEqual([`/34234/tx/${transactionHash}`])
  })

  it('finds blocks and batches by their numbers, but no batch on the settlement layer', async () => {
    const on = network('rewards', {
      eth_getBlockByNumber: ([number]: readonly unknown[]) => ({ ...block, number }),
      zks_getL1BatchDetails: ([number]: readonly unknown[]) => ({
        number,
        timestamp: 1,
        l1TxCount: 0,
        l2TxCount: 1,
      }),
      zks_getL1BatchBlockRange: [numberToHex(1), numberToHex(2)],
    })
    expect(await findings('7', on)).toEqual(['/37427/block/7', '/37427/batch/7'])
    const tried = await search('7', on)
    expect(tried.map(({ chain, what }) => `${what} on ${chain.name}`)).not.toContain(
      'a batch on gateway',
    )
  })

  it('offers an address on every chain', async () => {
    const address = `0x${'12'.repeat(20)}`
    expect(await findings(address, network('', {}))).toEqual(
      manifestChains(sampleManifest).map(({ chainId }) => `/${chainId}/address/${address}`),
    )
  })

  it('returns all lookups, including failed ones', async () => {
    const on = network('staking1', {
      eth_getBlockByNumber: () => {
        throw rpcError(-32000, 'out of order')
      },
    })
    const failed = (await search('7', on)).filter(({ outcome }) => outcome.error)
    expect(failed.map(({ chain, what }) => `${what} on ${chain.name}`)).toEqual([
      'a block on staking1',
    ])
  })

  it('looks for a message on a long chain only as far back as a few requests reach', async () => {
    const on = network('staking1', { eth_blockNumber: numberToHex(50_000_000) })
    const [attempt] = (await search(hash, on)).filter(
      ({ chain, what }) => what === 'a message' && chain.name === 'staking1',
    )
    expect(attempt?.outcome.finding).toBeNull()
    expect(attempt?.outcome.since).toBeGreaterThan(40_000_000n)
  })

  it.each(['', 'staking', '0x12', '-1', '1.5'])('looks for nothing where %j', async (text) => {
    expect(await search(text, network('', {}))).toEqual([])
  })
})
