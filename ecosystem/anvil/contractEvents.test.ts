import {
  type Address,
  encodeAbiParameters,
  type Hex,
  keccak256,
  pad,
  parseAbi,
  parseEventLogs,
  type RpcLog,
  stringToHex,
  toEventSelector,
  zeroHash,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { contractEvents } from './contractEvents'

const abi = parseAbi([
  'event Sent(address indexed sender, string indexed title, bytes data, uint256 amount)',
  'event Stored(bytes32[] roots)',
])
const address: Address = '0x00000000000000000000000000000000000000A1'
const other: Address = '0x00000000000000000000000000000000000000a2'

const log = (changes: Partial<RpcLog>): RpcLog => ({
  ...{ address, blockHash: zeroHash, blockNumber: '0x5', transactionHash: zeroHash },
  ...{ transactionIndex: '0x1', logIndex: '0x2', removed: false, data: '0x', topics: [] },
  ...changes,
})

const sentTopics: [Hex, ...Hex[]] = [
  toEventSelector('Sent(address,string,bytes,uint256)'),
  pad(other),
  keccak256(stringToHex('title')),
]
const sent = log({
  topics: sentTopics,
  data: encodeAbiParameters([{ type: 'bytes' }, { type: 'uint256' }], ['0x1234', 7n]),
})
const stored = log({
  topics: [toEventSelector('Stored(bytes32[])')],
  data: encodeAbiParameters([{ type: 'bytes32[]' }], [[zeroHash]]),
})

const logs = [
  sent,
  stored,
  { ...sent, address: '0x00000000000000000000000000000000000000a1' },
  { ...sent, data: '0x1234' },
  log({ ...sent, topics: [sentTopics[0]] }),
  log({ topics: [toEventSelector('Unknown()')] }),
  log({}),
] satisfies RpcLog[]

describe('contractEvents', () => {
  it('returns what parseEventLogs does', () => {
    const events = contractEvents({ abi }, logs)
    expect(events).toEqual(parseEventLogs({ abi, logs }))
    expect(events.map(({ eventName }) => eventName)).toEqual(['Sent', 'Stored', 'Sent'])
    expect(contractEvents({ abi, eventName: 'Stored' }, logs)).toEqual(
      parseEventLogs({ abi, eventName: 'Stored', logs }),
    )
  })

  it('returns only those of the contract', () => {
    const foreign = { ...stored, address: other }
    expect(contractEvents({ abi, address }, [foreign, stored])).toEqual(
      parseEventLogs({ abi, logs: [stored] }),
    )
  })
})
