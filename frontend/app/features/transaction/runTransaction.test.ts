import { custom, type EIP1193RequestFn, encodeErrorResult, type Hash, toHex } from 'viem'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConfig } from 'wagmi'
import { connect, getConnection } from 'wagmi/actions'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import { toChain } from '../../../shared/environment/toChain'
import { describeError } from '../../../shared/errors/describeError'
import { sampleManifest } from '../../../shared/test/sampleManifest'
import { createDevelopmentProvider } from '../../environment/createDevelopmentProvider'
import { developmentConnector } from '../../environment/developmentConnector'
import type { TransactionPhase } from './describePhase'
import { runTransaction } from './runTransaction'

const account = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const hash = toHex(1, { size: 32 })
const staking = toChain({ name: 'staking1', chainId: 34234, rpcUrl: 'http://127.0.0.1:3050' })
const rewards = toChain(sampleManifest.rewardsChain)
const receipt = {
  transactionHash: hash,
  blockHash: toHex(2, { size: 32 }),
  blockNumber: '0x1',
  status: '0x1',
  logs: [],
}

beforeEach(() => {
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A connected wallet on the staking chain, with nodes that respond the same except for `responses`. */
async function setUp(responses: Record<string, unknown> = {}) {
  const sent: { chainId: number; transaction: unknown }[] = []
  const node = (chainId: number): EIP1193RequestFn =>
    custom({
      async request({ method, params }: { method: string; params?: readonly unknown[] }) {
        if (method in responses) {
          const response = responses[method]
          if (response instanceof Error) throw response
          return response
        }
        switch (method) {
          case 'eth_accounts':
            return [account]
          case 'eth_call':
            return '0x'
          case 'eth_blockNumber':
            return '0x1'
          case 'eth_getTransactionReceipt':
            return receipt
          case 'eth_sendTransaction':
            sent.push({ chainId, transaction: params?.[0] })
            return hash
        }
        throw new Error(`${method} is not stubbed`)
      },
    })({ retryCount: 0 }).request

  const chains = [staking, rewards] as const
  const provider = createDevelopmentProvider({
    nodes: new Map(chains.map(({ id }) => [id, node(id)])),
    storage: { getItem: () => account, setItem: () => {}, removeItem: () => {} },
  })
  const config = createConfig({
    chains,
    transports: Object.fromEntries(
      chains.map(({ id }) => [id, custom({ request: node(id) }, { retryCount: 0 })]),
    ),
    connectors: [developmentConnector(provider)],
    multiInjectedProviderDiscovery: false,
    storage: null,
    pollingInterval: 1,
  })
  const [connector] = config.connectors
  if (!connector) throw new Error('There is no connector')
  await connect(config, { connector })

  const sentHashes: Hash[] = []
  const phases: TransactionPhase[] = []
  const record = (phase: TransactionPhase): void => {
    phases.push(phase)
  }
  const run = (chainId: number, onPhase = record) =>
    runTransaction(config, {
      chainId,
      account,
      to: sampleManifest.rewardsChain.token.address,
      data: '0x12345678',
      value: 5n,
      onPhase,
      onSent: (hash) => sentHashes.push(hash),
    })
  return { config, provider, run, phases, sent, sentHashes }
}

describe('runTransaction', () => {
  it('checks, asks for a signature and waits for the block', async () => {
    const { run, phases, sent, sentHashes } = await setUp()
    expect((await run(staking.id)).transactionHash).toBe(hash)
    expect(phases).toEqual(['checking', 'signing', 'including'])
    expect(sentHashes).toEqual([hash])
    expect(sent).toMatchObject([
      {
        chainId: staking.id,
        transaction: {
          from: account,
          data: '0x12345678',
          value: '0x5',
          chainId: toHex(staking.id),
        },
      },
    ])
  })

  it('switches the network first when the wallet is on another one', async () => {
    const { run, phases, sent, config } = await setUp()
    await run(rewards.id)
    expect(phases).toEqual(['checking', 'switching', 'checking', 'signing', 'including'])
    expect(sent).toMatchObject([{ chainId: rewards.id }])
    expect(getConnection(config).chainId).toBe(rewards.id)
  })

  it('does not prompt if the transaction would revert, and describes the reason', async () => {
    const data = encodeErrorResult({
      abi: interopTokenAbi,
      errorName: 'InteropTokenAlreadyMinted',
      args: [account],
    })
    const { run, phases, sent } = await setUp({
      eth_call: Object.assign(new Error('execution reverted'), { code: 3, data }),
    })
    const error = await run(rewards.id).catch((thrown) => thrown)
    expect(describeError(error)).toContain('has already minted its reward')
    expect(phases).toEqual(['checking'])
    expect(sent).toEqual([])
  })

  it('passes on that the person declined', async () => {
    const { run, phases } = await setUp({
      eth_sendTransaction: Object.assign(new Error('User denied'), { code: 4001 }),
    })
    const error = await run(staking.id).catch((thrown) => thrown)
    expect(describeError(error)).toContain('Request rejected in your wallet')
    expect(phases).toEqual(['checking', 'signing'])
  })

  it('does not send to another chain than the one meant, even if the wallet moves right before', async () => {
    const { run, sent, provider } = await setUp()
    const moveOn = (phase: TransactionPhase) => {
      if (phase !== 'signing') return
      void provider.request({
        method: 'wallet_switchEthereumChain',
        params: [{ chainId: toHex(rewards.id) }],
      })
    }
    const error = await run(staking.id, moveOn).catch((thrown) => thrown)
    expect(describeError(error)).toContain('switched to another network')
    expect(sent).toEqual([])
  })
})
