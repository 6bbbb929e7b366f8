import { concat, createClient, type Hex, http, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mnemonic } from '../../ecosystem/config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../../ecosystem/createSuperchain'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import {
  encodeAccessList,
  getMessageStatus,
  getSentMessages,
  superchainAddresses,
} from '../../interop/superchain'
import { cast } from './helpers/cast'

const messenger = superchainAddresses.l2ToL2CrossDomainMessenger
/** Error of the inbox. */
const notInAccessList = toFunctionSelector('NotInAccessList()')
const target = '0x00000000000000000000000000000000000000A5'

let network: SuperchainEcosystem
let source: string
let destination: string

beforeAll(async () => {
  network = await createSuperchain({
    chains: ['op1', 'op2'].map((name, index) => ({ name, id: 901 + index, port: 9545 + index })),
  })
  ;[source = '', destination = ''] = network.chains.map(({ rpcUrl }) => rpcUrl)
})

afterAll(() => network.stop())

const receiptSchema = z.object({ status: z.literal('0x1'), transactionHash: schemas.hash })

async function send(rpcUrl: string, ...args: string[]) {
  const key = ['--mnemonic', mnemonic]
  const printed = await cast(rpcUrl, 'send', '--json', ...key, messenger, ...args)
  return receiptSchema.parse(JSON.parse(printed)).transactionHash
}

const logsSchema = z.array(
  z.object({
    address: schemas.address,
    topics: z.array(schemas.hash),
    data: schemas.hex,
    blockNumber: schemas.hex,
    logIndex: schemas.hex,
  }),
)

const accessListsSchema = z.object({ accessList: z.array(z.unknown()) })

/** Calls a method of the admin port; returns the access list of its result. */
async function adminAccessList(method: string, parameter: string): Promise<unknown[]> {
  const printed = await cast(network.adminUrl ?? '', 'rpc', method, parameter)
  return accessListsSchema.parse(JSON.parse(printed)).accessList
}

describe('cast', () => {
  it('sends a message, reads its log and relays it with our access list, by the steps of supersim', async () => {
    const hash = await send(source, 'sendMessage(uint256,address,bytes)', '902', target, '0xc0ffee')

    const printed = await cast(source, 'logs', '--json', '--address', messenger)
    const [log] = logsSchema.parse(JSON.parse(printed))
    if (!log) throw new Error('There is no log')
    const timestamp = BigInt(
      await cast(source, 'block', String(BigInt(log.blockNumber)), '--field', 'timestamp'),
    )
    const id = {
      origin: log.address,
      blockNumber: BigInt(log.blockNumber),
      logIndex: BigInt(log.logIndex),
      timestamp,
      chainId: BigInt(await cast(source, 'chain-id')),
    }
    const payload: Hex = concat([...log.topics, log.data])

    const status = () =>
      getMessageStatus(createClient({ transport: http(source) }), {
        hash,
        destination: createClient({ transport: http(destination) }),
      })
    expect(await status()).toMatchObject({
      stage: 'relayable',
      executingMessage: { payload, id: { ...id, origin: messenger } },
    })
    const identifier = `(${Object.values(id).join(',')})`
    const relay = [
      'relayMessage((address,uint256,uint256,uint256,uint256),bytes)',
      identifier,
      payload,
    ]
    await expect(send(destination, ...relay)).rejects.toThrow(notInAccessList)
    const accessList = await adminAccessList(
      'admin_getAccessListForIdentifier',
      JSON.stringify({
        ...{ origin: id.origin, blockNumber: String(id.blockNumber) },
        ...{ logIndex: String(id.logIndex), timestamp: String(id.timestamp) },
        ...{ chainId: String(id.chainId), payload },
      }),
    )
    expect(accessList).toEqual(encodeAccessList(id, payload))
    const [sent] = await getSentMessages(createClient({ transport: http(source) }), { hash })
    expect(await adminAccessList('admin_getAccessListByMsgHash', sent?.messageHash ?? '')).toEqual(
      accessList,
    )
    await send(destination, ...relay, '--access-list', JSON.stringify(accessList))
    expect(await status()).toMatchObject({ stage: 'relayed' })
  })
})
