import { encodeAbiParameters, encodeEventTopics, numberToHex } from 'viem'
import { describe, expect, it } from 'vitest'
import { l2InteropRootStorageAbi } from '../../contracts/abi/L2InteropRootStorage'
import { systemAddresses } from '../addresses'
import { hash, sample } from '../test/responses'
import { stubNode } from '../test/stubNode'
import { getRootImport } from './getRootImport'

const root = { chainId: sample.gatewayChainId, blockNumber: sample.gatewayBlock }
const topics = encodeEventTopics({
  abi: l2InteropRootStorageAbi,
  eventName: 'InteropRootAdded',
  args: root,
})
const event = {
  address: systemAddresses.interopRootStorage,
  topics,
  data: encodeAbiParameters([{ type: 'bytes32[]' }], [[sample.interopRoot]]),
  blockHash: hash,
  blockNumber: numberToHex(7),
  transactionHash: hash,
  transactionIndex: '0x0',
  logIndex: '0x0',
  removed: false,
}

describe('getRootImport', () => {
  it('returns the transaction and its time', async () => {
    const { client, calls } = stubNode({
      eth_getLogs: [event],
      eth_getBlockByNumber: { number: '0x7', timestamp: numberToHex(1_700_000_000) },
    })
    expect(await getRootImport(client, { ...root, fromBlock: 3n, toBlock: 9n })).toEqual({
      transactionHash: hash,
      blockNumber: 7n,
      importedAt: new Date(1_700_000_000_000),
    })
    expect(calls[0]).toMatchObject({
      method: 'eth_getLogs',
      params: [
        { address: systemAddresses.interopRootStorage, topics, fromBlock: '0x3', toBlock: '0x9' },
      ],
    })
  })

  it('is null if the root is not imported in these blocks', async () => {
    expect(await getRootImport(stubNode({ eth_getLogs: [] }).client, root)).toBeNull()
  })
})
