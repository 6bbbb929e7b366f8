import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWalletClient, encodeFunctionData, http, publicActions } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { l2ToL2CrossDomainMessengerAbi } from '../../contracts/abi/L2ToL2CrossDomainMessenger'
import {
  buildExecutingMessage,
  encodeAccessList,
  relayMessage,
  sendMessage,
  superchainAddresses,
} from '../../interop/superchain'
import { richAccount } from '../config/accounts'
import { createSuperchain, type SuperchainEcosystem } from '../createSuperchain'
import { eventually } from '../test/eventually'

const timeout = 60_000
const account = privateKeyToAccount(richAccount.privateKey)
const anyone = '0x00000000000000000000000000000000000000a1'

/** Reverts if the block has a base fee and the transaction no gas price, as version 1.1.0 of `CrossL2Inbox` does. */
const runtime = '48153a17600a575f5ffd5b00'

let directory: string
let network: SuperchainEcosystem<null>
const statuses: number[] = []

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'interstake-test-'))
  writeFileSync(
    join(directory, 'CrossL2Inbox.json'),
    JSON.stringify({ abi: [], bytecode: `0x6b${runtime}5f52600c6014f3` }),
  )
  network = await createSuperchain({
    chains: ['op1', 'op2'].map((name, index) => ({ name, id: 901 + index, port: 9545 + index })),
    systemContracts: directory,
    async onReady({ adminUrl }) {
      statuses.push((await fetch(`${adminUrl}/ready`)).status)
      return null
    },
  })
}, timeout)

afterAll(async () => {
  await network.stop()
  rmSync(directory, { recursive: true })
})

const connect = (index: number) =>
  createWalletClient({ account, transport: http(network.chains[index]?.rpcUrl) }).extend(
    publicActions,
  )

async function send() {
  const [source, destination] = [connect(0), connect(1)]
  const hash = await sendMessage(source, { destination: 902n, target: anyone, message: '0x' })
  await source.waitForTransactionReceipt({ hash })
  return { hash, destination, executing: await buildExecutingMessage(source, { hash }) }
}

describe('a network with a newer inbox', { timeout }, () => {
  it('answers calls and estimates without a fee, also from accounts without funds', async () => {
    const { destination, executing } = await send()
    const { id, payload } = executing
    const call = {
      address: superchainAddresses.l2ToL2CrossDomainMessenger,
      account: anyone,
      abi: l2ToL2CrossDomainMessengerAbi,
      functionName: 'relayMessage',
      args: [id, payload],
      accessList: encodeAccessList(id, payload),
    } as const
    expect((await destination.simulateContract(call)).result).toBe('0x')
    expect(await destination.estimateContractGas(call)).toBeGreaterThan(21_000n)
    const request = {
      ...{ from: anyone, to: call.address, data: encodeFunctionData(call) },
      accessList: call.accessList,
    }
    const trace = (...options: unknown[]) =>
      destination.request<{ Method: string; Parameters: unknown[]; ReturnType: unknown }>({
        method: 'debug_traceCall',
        params: [request, 'latest', ...options],
      })
    expect(await trace({ tracer: 'callTracer' })).not.toHaveProperty('error')
    expect(await trace()).toMatchObject({ failed: false })
    const simulated = destination.request<{
      Method: string
      Parameters: unknown[]
      ReturnType: unknown
    }>({
      method: 'eth_simulateV1',
      params: [{ blockStateCalls: [{ calls: [request] }] }, 'latest'],
    })
    expect(await simulated).toMatchObject([{ calls: [{ status: '0x1' }] }])
  })

  it('completes and accepts the transactions of clients', async () => {
    const { destination, executing } = await send()
    const hash = await relayMessage(destination, executing)
    expect(await destination.waitForTransactionReceipt({ hash })).toMatchObject({
      status: 'success',
    })
  })

  it('relays messages', async () => {
    await network.resumeRelayer()
    const { hash } = await send()
    await eventually(async () =>
      expect(await network.explainMessage({ chain: 'op1', transactionHash: hash })).toMatchObject({
        stage: 'relayed',
      }),
    )
  })

  it('says at /ready when it is ready', async () => {
    expect(statuses).toEqual([503])
    expect((await fetch(`${network.adminUrl}/ready`)).status).toBe(200)
    expect((await fetch(`${network.chains[0]?.rpcUrl}/ready`)).status).toBe(404)
  })
})
