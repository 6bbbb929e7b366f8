import {
  type Address,
  concatHex,
  createPublicClient,
  createTestClient,
  createWalletClient,
  decodeFunctionData,
  encodeFunctionData,
  type Hash,
  type Hex,
  http,
  numberToHex,
  parseAbi,
  toEventSelector,
} from 'viem'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { zkChainAbi } from '../../contracts/abi/ZKChain'
import { readArtifact } from '../../contracts/readArtifact'
import {
  getMessageProof,
  getMessageStatus,
  getMessages,
  type RebuildMessageProofParameters,
  type RebuildProgress,
  rebuildMessageProof,
  type SentMessage,
  systemAddresses,
  verifyMessage,
} from '../../interop'
import { callAdmin } from '../test/callAdmin'
import { eventually } from '../test/eventually'
import { createStakingEcosystem, type StakingEcosystem } from '../test/stakingEcosystem'
import { type Interceptor, type RpcProxy, startRpcProxy } from '../test/startRpcProxy'

type AnyRequest = { Method: string; Parameters: unknown; ReturnType: unknown }

const timeout = 120_000
const senderAddress = '0x00000000000000000000000000000000000000b5'
const senderAbi = parseAbi(['function broadcast(bytes[] messages)'])
const sources = ['staking1', 'staking2', 'staking3', 'rewards'] as const
type Source = (typeof sources)[number]

type Sent = { source: Source; hash: Hash; message: SentMessage; messageIndex: number }

let ecosystem: StakingEcosystem
/** All messages that were sent, while the nodes withheld every proof. */
let sent: Sent[]

const chainOf = (name: string) => {
  const chain = ecosystem.chains.find((candidate) => candidate.name === name)
  if (!chain) throw new Error(`There is no chain ${name}`)
  return chain
}

/** A client without a memory of earlier tests. */
const clientOf = (name: string, url = chainOf(name).rpcUrl) =>
  createPublicClient({ transport: http(url, { retryCount: 0 }), pollingInterval: 20 })

const layer = () => clientOf('gateway')

async function send(source: Source, messages: readonly Hex[], account = 0): Promise<Hash> {
  const { rpcUrl } = chainOf(source)
  const from = ecosystem.accounts[account]
  if (!from) throw new Error('There is no such account')
  const hash = await createWalletClient({
    account: from,
    transport: http(rpcUrl),
  }).writeContract({
    address: senderAddress,
    abi: senderAbi,
    functionName: 'broadcast',
    args: [messages],
    chain: null,
  })
  await clientOf(source).waitForTransactionReceipt({ hash, checkReplacement: false })
  return hash
}

async function messagesOf(source: Source, hash: Hash): Promise<Sent[]> {
  const messages = await getMessages(clientOf(source), { hash })
  return messages.map((message, messageIndex) => ({ source, hash, message, messageIndex }))
}

const rebuild = (
  client: Parameters<typeof rebuildMessageProof>[0],
  { source, message }: Pick<Sent, 'source' | 'message'>,
  options: Partial<RebuildMessageProofParameters> = {},
) => rebuildMessageProof(client, { sourceChainId: BigInt(chainOf(source).id), message, ...options })

const untilRebuilt = (one: Sent) =>
  eventually(async () => {
    const proof = await rebuild(layer(), one)
    if (!proof) throw new Error('The batch is not executed yet')
    return proof
  })

const readAll = (transactions: readonly { source: Source; hash: Hash }[]) =>
  Promise.all(transactions.map(({ source, hash }) => messagesOf(source, hash)))

/** Waits until everything sent so far is executed. */
async function settle(all: readonly Sent[]): Promise<void> {
  const last = new Map(all.map((one) => [one.source, one]))
  for (const one of last.values()) await untilRebuilt(one)
}

const withhold = () => callAdmin(ecosystem, 'setFaults', { proofs: { withhold: 'all' } })

function served({ source, hash, messageIndex }: Sent) {
  return getMessageProof(clientOf(source), { hash, messageIndex })
}

/** Messages of all lengths; every tenth is a copy of the one before it. */
const broadcastOf = (round: number, count: number): Hex[] =>
  Array.from({ length: count }, (_, index) =>
    concatHex([numberToHex(round, { size: 2 }), numberToHex(index % 10 === 9 ? index - 1 : index)]),
  )

const proxies: RpcProxy[] = []
async function proxy(name: string, intercept: Interceptor) {
  const started = await startRpcProxy(chainOf(name).rpcUrl, intercept)
  proxies.push(started)
  return { client: clientOf(name, started.url), takeUsage: started.takeUsage }
}

const logsSchema = z.object({ result: z.array(z.looseObject({ topics: z.array(z.string()) })) })
type Topics = { topics: string[] }

/** Removes logs from the responses of a node. */
const withoutLogs =
  (isHidden: (log: Topics) => boolean): Interceptor =>
  async ({ method }, forward) => {
    if (method !== 'eth_getLogs') return null
    const { result } = logsSchema.parse(await forward())
    return { result: result.filter((log) => !isHidden(log)) }
  }
const blockCommit = toEventSelector('BlockCommit(uint256,bytes32,bytes32)')
const withoutCommits = withoutLogs(({ topics }) => topics[0] === blockCommit)

beforeAll(async () => {
  ecosystem = await createStakingEcosystem({ stakingChains: 3 })
  const { deployedBytecode } = readArtifact('test/MessageSender')
  for (const name of sources)
    await createTestClient({
      mode: 'anvil',
      transport: http(chainOf(name).rpcUrl),
    }).setCode({ address: senderAddress, bytecode: deployedBytecode })
  await withhold()
  const layerTest = createTestClient({ mode: 'anvil', transport: http(chainOf('gateway').rpcUrl) })
  sent = []
  for (let round = 0; round < 3; round++) {
    // In one of the rounds, the batches of several chains are executed in the same blocks.
    if (round === 1) await layerTest.setIntervalMining({ interval: 1 })
    const hashes = await Promise.all(
      sources.flatMap((source) =>
        [0, 1].map(async (account) => ({
          source,
          hash: await send(source, broadcastOf(round, 100), account),
        })),
      ),
    )
    await settle((await readAll(hashes)).flat())
    // Once they are in a batch, their positions in it are known.
    sent.push(...(await readAll(hashes)).flat())
    if (round === 1) {
      await layerTest.setIntervalMining({ interval: 0 })
      await layerTest.setAutomine(true)
    }
  }
}, timeout)

afterEach(async () => {
  await withhold()
  for (const started of proxies.splice(0)) await started.stop()
})

afterAll(() => ecosystem.stop())

const any = (source: Source = 'staking2'): Sent => {
  const one = sent.findLast((candidate) => candidate.source === source)
  if (!one) throw new Error('There is no such message')
  return one
}

describe('rebuildMessageProof', { timeout }, () => {
  it('builds thousands of proofs of several chains while the nodes withhold them all', async () => {
    expect(sent).toHaveLength(3 * 2 * sources.length * 100)
    for (const one of sent.filter((_, index) => index % 400 === 0))
      expect(await served(one)).toBeNull()
    const client = layer()
    const rebuilt = await Promise.all(sent.map((one) => rebuild(client, one)))
    const chains = new Map<bigint, Set<bigint>>()
    for (const proof of rebuilt) {
      if (!proof) throw new Error('The batch is executed')
      const { blockNumber } = proof.settlementLayer
      chains.set(blockNumber, (chains.get(blockNumber) ?? new Set()).add(proof.sourceChainId))
    }
    expect(Math.max(...[...chains.values()].map(({ size }) => size))).toBeGreaterThan(1)

    await callAdmin(ecosystem, 'setFaults')
    for (const [index, { source, hash, message }] of sent.entries()) {
      // Messages and their copies, which only their positions tell apart.
      if (index % 20 < 18) continue
      const proof = rebuilt[index]
      const answer = await clientOf(source).request<AnyRequest>({
        method: 'zks_getL2ToL1LogProof',
        params: [hash, message.index, 'proof_based_gw'],
      })
      expect(answer).toMatchObject({
        batchNumber: Number(proof?.batchNumber),
        id: proof?.index,
        root: proof?.root,
        proof: proof?.proof,
      })
    }
    const last = sent.at(-1)
    expect(rebuilt.at(-1)).toEqual(last && (await served(last)))
  })

  it('builds proofs that another chain verifies, and that make the message verifiable', async () => {
    const destination = clientOf('staking1')
    const { source, hash, messageIndex, ...one } = any()
    const proof = await rebuild(layer(), { source, ...one })
    if (!proof) throw new Error('The batch is executed')
    await eventually(async () => expect(await verifyMessage(destination, proof)).toBe(true))
    expect(
      await getMessageStatus(clientOf(source), { hash, messageIndex, destination, proof }),
    ).toMatchObject({ stage: 'verifiable', proof })
    expect(
      await getMessageStatus(clientOf(source), { hash, messageIndex, destination }),
    ).toMatchObject({ stage: 'executed', proof: null })
  })

  it('returns null until the batch is executed', async () => {
    await callAdmin(ecosystem, 'pauseSettlement')
    try {
      const [one] = await messagesOf('staking1', await send('staking1', ['0x01']))
      if (!one) throw new Error('It sent a message')
      expect(await rebuild(layer(), one)).toBeNull()
    } finally {
      await callAdmin(ecosystem, 'resumeSettlement')
    }
  })

  it('finds a message whose batch was not known when it was read', async () => {
    const one = any()
    const message = { ...one.message, batchNumber: null, txNumberInBatch: null }
    expect(await rebuild(layer(), { ...one, message })).toMatchObject({
      batchNumber: one.message.batchNumber,
    })
  })

  it('reads ranges as small as the node allows, and says how far it is', async () => {
    const allowed = 7n
    const { client, takeUsage } = await proxy('gateway', ({ method, params: [filter] }) => {
      if (method !== 'eth_getLogs') return null
      const { fromBlock, toBlock } = z
        .object({ fromBlock: z.string(), toBlock: z.string() })
        .parse(filter)
      return BigInt(toBlock) - BigInt(fromBlock) < allowed
        ? null
        : { error: { code: -32_602, message: 'query exceeds max block range' } }
    })
    const progress: RebuildProgress[] = []
    const one = any()
    const proof = await rebuild(client, one, { onProgress: (step) => progress.push(step) })
    expect(proof).toEqual(await rebuild(layer(), one))
    expect(progress.length).toBeGreaterThan(2)
    expect(progress.at(-1)?.blockNumber).toBe(progress.at(-1)?.toBlock)
    for (const [index, { chain, blockNumber }] of progress.entries()) {
      expect(chain).toBe('settlementLayer')
      expect(blockNumber).toBeGreaterThan(progress[index - 1]?.blockNumber ?? -1n)
    }
    const readTo = progress.at(-1)?.toBlock ?? 0n
    await rebuild(client, one, {
      onProgress: ({ blockNumber }) => expect(blockNumber).toBeGreaterThan(readTo),
    })
    const refused = takeUsage().calls.filter(({ method }) => method === 'eth_getLogs').length

    const limited = await proxy('gateway', () => null)
    await rebuild(limited.client, one, { maxBlockRange: allowed })
    const { calls } = limited.takeUsage()
    expect(calls.filter(({ method }) => method === 'eth_getLogs').length).toBeLessThan(refused)
  })

  it('throws what a node says that refuses every range', async () => {
    const { client } = await proxy('gateway', ({ method }) =>
      method === 'eth_getLogs' ? { error: { code: -32_000, message: 'logs are disabled' } } : null,
    )
    await expect(rebuild(client, any())).rejects.toThrow('logs are disabled')
  })

  it('reads again what a node returned no logs of, as one that lags behind', async () => {
    let isLagging = true
    const { client } = await proxy('gateway', ({ method }) =>
      method === 'eth_getLogs' && isLagging ? { result: [] } : null,
    )
    const one = any()
    expect(await rebuild(client, one)).toBeNull()
    isLagging = false
    expect(await rebuild(client, one)).toEqual(await rebuild(layer(), one))
  })

  it('continues where a request failed', async () => {
    let failures = 0
    const { client } = await proxy('gateway', ({ method, params: [block] }) =>
      method === 'eth_getBlockByNumber' && block !== 'latest' && ++failures === 2
        ? { error: { code: -32_000, message: 'try again' } }
        : null,
    )
    const one = any()
    await expect(rebuild(client, one, { maxBlockRange: 9n })).rejects.toThrow('try again')
    expect(await rebuild(client, one)).toEqual(await rebuild(layer(), one))
  })

  it('aborts at once, also while a node does not respond, and continues later', async () => {
    const controller = new AbortController()
    const { signal } = controller
    const ranges: unknown[] = []
    let isStuck = true
    const { client } = await proxy('gateway', async ({ method, params }) => {
      if (method !== 'eth_getLogs') return null
      ranges.push(params)
      if (ranges.length === 3 && isStuck) {
        controller.abort(new Error('enough'))
        await eventually(() => expect(isStuck).toBe(false))
      }
      return null
    })
    const one = any()
    await expect(rebuild(client, one, { signal, maxBlockRange: 5n })).rejects.toThrow('enough')
    isStuck = false
    await expect(rebuild(client, one, { signal })).rejects.toThrow('enough')
    const read: RebuildProgress[] = []
    const onProgress = (step: RebuildProgress) => read.push(step)
    expect(await rebuild(client, one, { onProgress })).toEqual(await rebuild(layer(), one))
    expect(read).toHaveLength(1)
  })

  it('reads the receipts of the batch where its commit lacks the messages', async () => {
    const { client } = await proxy('gateway', withoutCommits)
    const one = any()
    await expect(rebuild(client, one)).rejects.toMatchObject({ name: 'PublicDataUnavailableError' })
    const chains = new Set<string>()
    const proof = await rebuild(client, one, {
      source: clientOf(one.source),
      onProgress: ({ chain }) => chains.add(chain),
    })
    expect(proof).toEqual(await rebuild(layer(), one))
    expect(chains).toContain('source')
    const message = { ...one.message, batchNumber: null }
    const source = clientOf(one.source)
    expect(await rebuild(client, { ...one, message }, { source })).toEqual(proof)
  })

  it('starts over after the settlement layer was reverted', async () => {
    const client = layer()
    const snapshot = await callAdmin(ecosystem, 'snapshot')
    const [before] = await messagesOf('staking1', await send('staking1', ['0xaa']))
    if (!before) throw new Error('It sent a message')
    await eventually(async () => expect(await rebuild(client, before)).not.toBeNull())
    await callAdmin(ecosystem, 'revert', snapshot)
    await withhold()
    const [after] = await messagesOf('staking1', await send('staking1', ['0xbb']))
    if (!after) throw new Error('It sent a message')
    await eventually(async () => expect(await rebuild(client, after)).not.toBeNull())
    const rebuilt = await rebuild(client, after)
    await callAdmin(ecosystem, 'setFaults')
    expect(rebuilt).toEqual(await served(after))
  })
})

describe('a node that lies', { timeout }, () => {
  const receiptSchema = z.object({
    result: z.looseObject({ l2ToL1Logs: z.array(z.looseObject({})), logs: z.array(z.unknown()) }),
  })

  it('about proofs does not prevent the right one', async () => {
    await callAdmin(ecosystem, 'setFaults')
    const { client } = await proxy('staking2', async ({ method }, forward) => {
      if (method !== 'zks_getL2ToL1LogProof') return null
      const answer = z
        .object({ result: z.looseObject({ proof: z.array(z.string()) }) })
        .parse(await forward())
      const { result } = answer
      return { result: { ...result, proof: result.proof.with(3, `0x${'11'.repeat(32)}`) } }
    })
    const { hash, messageIndex, ...one } = any()
    await expect(getMessageProof(client, { hash, messageIndex })).rejects.toMatchObject({
      name: 'InvalidRpcResponseError',
    })
    expect(await rebuild(layer(), one)).toEqual(await served({ ...one, hash, messageIndex }))
  })

  it.each([
    { batchNumber: 1n },
    { batchNumber: 10_000n },
    { txNumberInBatch: 777 },
    { index: 99, txNumberInBatch: null },
  ])('about the position of a message does not prevent its proof: %o', async (lie) => {
    const one = any()
    const message = { ...one.message, ...lie }
    const proof = await rebuild(layer(), { ...one, message })
    expect(proof).toMatchObject({ batchNumber: one.message.batchNumber })
    if (!proof) return
    await eventually(async () =>
      expect(await verifyMessage(clientOf('staking1'), proof)).toBe(true),
    )
  })

  it('about a message has no proof', async () => {
    const one = any()
    for (const lie of [{ data: '0xdeadbeef' as const }, { sender: systemAddresses.bootloader }])
      await expect(
        rebuild(layer(), { ...one, message: { ...one.message, ...lie } }),
      ).rejects.toMatchObject({ name: 'MessageNotInBatchError' })
  })

  it('about the receipts of a batch is found out', async () => {
    const { client } = await proxy('gateway', withoutCommits)
    const one = any()
    const { client: source } = await proxy(one.source, async ({ method }, forward) => {
      if (method !== 'eth_getBlockReceipts') return null
      const { result } = z
        .object({ result: z.array(receiptSchema.shape.result) })
        .parse(await forward())
      return {
        result: result.map((receipt) => ({
          ...receipt,
          l2ToL1Logs: receipt.l2ToL1Logs.slice(1),
        })),
      }
    })
    await expect(rebuild(client, one, { source })).rejects.toMatchObject({
      name: 'PublicDataMismatchError',
    })
  })

  it.each(['AddedChain(uint256,uint256)', 'AppendedChainBatchRoot(uint256,uint256,bytes32)'])(
    'about the events of the settlement layer is found out: %s',
    async (signature) => {
      const selector = toEventSelector(signature)
      const { chainId } = { chainId: numberToHex(chainOf('staking3').id, { size: 32 }) }
      let isHidden = false
      const { client } = await proxy(
        'gateway',
        withoutLogs(({ topics }) => {
          if (isHidden || topics[0] !== selector || topics[1] !== chainId) return false
          isHidden = true
          return true
        }),
      )
      await expect(rebuild(client, any())).rejects.toMatchObject({
        name: expect.stringMatching(/^(PublicDataMismatchError|ChainNotRegisteredError)$/),
      })
      // What a node did not return once is read again.
      expect(await rebuild(client, any())).toEqual(await rebuild(layer(), any()))
    },
  )

  it('cannot be a contract with events like those of a chain', async () => {
    const one = any()
    const client = layer()
    const commits = await client.getContractEvents({
      abi: zkChainAbi,
      eventName: 'BlockCommit',
      args: { batchNumber: one.message.batchNumber },
      fromBlock: 0n,
      strict: true,
    })
    const proof = await rebuild(client, one)
    const commit = commits.find(({ args }) => args.chainBatchRoot === proof?.root)
    if (!commit) throw new Error('The batch was committed')
    const { input } = await client.getTransaction({ hash: commit.transactionHash })
    const { functionName, args } = decodeFunctionData({ abi: zkChainAbi, data: input })
    if (functionName !== 'settleBatch') throw new Error('It committed a batch')
    const [batch] = args
    const push = (word: Hash) => concatHex(['0x7f', word])
    const [signature, number, batchHash, root] = commit.topics
    const fake: Address = '0x00000000000000000000000000000000000000fa'
    await createTestClient({ mode: 'anvil', transport: http(chainOf('gateway').rpcUrl) }).setCode({
      address: fake,
      bytecode: concatHex([...[root, batchHash, number, signature].map(push), '0x5f5fa4']),
    })
    const [account] = ecosystem.accounts
    if (!account) throw new Error('There is no account')
    const wallet = createWalletClient({ account, transport: http(chainOf('gateway').rpcUrl) })
    const hash = await wallet.sendTransaction({
      to: fake,
      data: encodeFunctionData({
        abi: zkChainAbi,
        functionName,
        args: [{ ...batch, firstBlock: 1n, lastBlock: 1n }],
      }),
      chain: null,
    })
    await client.waitForTransactionReceipt({ hash, checkReplacement: false })
    const hidden = await proxy('gateway', async ({ method }, forward) => {
      if (method !== 'eth_getLogs') return null
      const { result } = logsSchema.parse(await forward())
      // The fake event first.
      return { result: [...result].sort((a, b) => Number(isOf(b, fake)) - Number(isOf(a, fake))) }
    })
    const message = { ...one.message, batchNumber: null }
    expect(await rebuild(hidden.client, { ...one, message })).toEqual(proof)
  })
})

const isOf = (log: Record<string, unknown>, address: Address) => log.address === address
