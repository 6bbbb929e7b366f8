import { concat, createClient, type Hex, http, toFunctionSelector } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { EvmNode } from '../../ecosystem/anvil/startNode'
import { mnemonic } from '../../ecosystem/config/accounts'
import * as schemas from '../../ecosystem/jsonrpc/schemas'
import { encodeAccessList, getMessageStatus, superchainAddresses } from '../../interop/superchain'
import { ownPredeploys } from '../superchain/predeploys'
import { startChains } from '../superchain/startChains'
import { cast } from './helpers/cast'

const messenger = superchainAddresses.l2ToL2CrossDomainMessenger
/** Error of the inbox. */
const notInAccessList = toFunctionSelector('NotInAccessList()')
const target = '0x00000000000000000000000000000000000000A5'

let nodes: EvmNode[]
let source: string
let destination: string

beforeAll(async () => {
  nodes = await startChains([901, 902], ownPredeploys())
  ;[source = '', destination = ''] = nodes.map(({ address }) => `http://${address}`)
})

afterAll(() => Promise.all(nodes.map((node) => node.stop())))

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

describe('cast', () => {
  it('sends a message, reads its log and relays it with our access list', async () => {
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
    const accessList = JSON.stringify(encodeAccessList(id, payload))
    await send(destination, ...relay, '--access-list', accessList)
    expect(await status()).toMatchObject({ stage: 'relayed' })
  })
})
